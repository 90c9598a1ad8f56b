"""Data that users bring as files: IDX, Fashion-MNIST, the Titanic, your own image."""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

import hybridnet as hn
from python.data import real

IDX_TYPES = {"u1": 0x08, "i1": 0x09, "i2": 0x0B, "i4": 0x0C, "f4": 0x0D, "f8": 0x0E}


def idx_bytes(array: np.ndarray) -> bytes:
    """An array in the IDX format, written from its description."""
    kind = array.dtype.newbyteorder("=").str[1:]
    head = bytes([0, 0, IDX_TYPES[kind], array.ndim]) + b"".join(size.to_bytes(4, "big") for size in array.shape)
    return head + array.astype(array.dtype.newbyteorder(">")).tobytes()


def says(exception: type[Exception], text: str) -> Any:
    return pytest.raises(exception, match=f"^{re.escape(text)}$")


# -- IDX ---------------------------------------------------------------------------------------------------------------


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(sorted(IDX_TYPES)), packed=st.booleans())
def test_idx_gives_back_what_was_written(tmp_path: Path, data: st.DataObject, kind: str, packed: bool) -> None:
    shape = arrays.array_shapes(min_dims=1, max_dims=5, min_side=0, max_side=6)
    array = data.draw(arrays.arrays(np.dtype(kind), shape))
    file = tmp_path / ("plain.gz" if not packed else "packed.idx")
    file.write_bytes(gzip.compress(idx_bytes(array)) if packed else idx_bytes(array))
    actual = hn.datasets.idx(file)
    assert (actual.dtype, actual.shape) == (array.dtype, array.shape)
    assert actual.tobytes() == array.tobytes()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=60), start=st.sampled_from([b"", b"\0\0\x08\x01", b"\0\0\x0e\x02", b"\x1f\x8b\x08\0"])
)
def test_idx_refuses_any_other_bytes_with_a_sentence(tmp_path: Path, content: bytes, start: bytes) -> None:
    file = tmp_path / "any"
    file.write_bytes(start + content)
    try:
        read = idx_bytes(hn.datasets.idx(file))
    except ValueError as error:
        answer = str(error)
    else:
        answer = f"{file}: read" if read == start + content else "other bytes were read"
    assert answer.startswith(f"{file}: ")


def test_idx_that_is_too_short_is_named_with_its_sizes(tmp_path: Path) -> None:
    file = tmp_path / "short"
    file.write_bytes(idx_bytes(np.zeros((2, 3), "i2"))[:-1])
    text = f"{file}: the elements end after 11 bytes; 2 x 3 of 2 bytes take 12. Download the file again."
    with says(ValueError, text):
        hn.datasets.idx(str(file))


def test_idx_that_is_not_there_is_a_file_not_found_error(tmp_path: Path) -> None:
    path = tmp_path / "none"
    with says(
        FileNotFoundError,
        f"{path}: there is no such file; it was looked for at {path}. Check the path and the current folder.",
    ):
        hn.datasets.idx(path)


def test_idx_reads_the_real_labels() -> None:
    labels = hn.datasets.idx(real("fashion-mnist/t10k-labels-idx1-ubyte.gz"))
    assert (labels.shape, labels.dtype) == ((10_000,), np.uint8)
    assert np.bincount(labels).tolist() == [1000] * 10


# -- Fashion-MNIST -----------------------------------------------------------------------------------------------------

FASHION_IS = (
    "It is Zalando's, under the MIT license, and not shipped: take the four files in data/fashion of "
    "https://github.com/zalandoresearch/fashion-mnist (MD5: train-images-idx3-ubyte.gz "
    "8d4fb7e6c68d591d4c3dfef9ec88bf0d, "
    "train-labels-idx1-ubyte.gz 25c81989df183df01b3e8a0aad5dffbe, t10k-images-idx3-ubyte.gz "
    "bef4ecab320f06d8554ea6380940ec79, t10k-labels-idx1-ubyte.gz bb300cfdad3c16e7a12a480ee83cd310) and name "
    "their folder."
)


def pictures(count: int) -> np.ndarray:
    return np.random.RandomState(count).randint(0, 256, (count, 28, 28)).astype(np.uint8)


def write_idx(folder: Path, train: np.ndarray, test: np.ndarray) -> None:
    for name, images in (("train", train), ("t10k", test)):
        (folder / f"{name}-images-idx3-ubyte").write_bytes(idx_bytes(images))
        (folder / f"{name}-labels-idx1-ubyte.gz").write_bytes(
            gzip.compress(idx_bytes(np.arange(len(images), dtype="u1")))
        )


def write_png(folder: Path, set_name: str, label: int, name: str, picture: np.ndarray) -> None:
    class_folder = folder / set_name / str(label)
    class_folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(class_folder / name)


def test_fashion_mnist_comes_from_idx_files_as_the_book_has_it(tmp_path: Path) -> None:
    train, test = pictures(5), pictures(3)
    write_idx(tmp_path, train, test)
    X, y, X_test, y_test = hn.datasets.fashion_mnist(tmp_path)
    assert np.array_equal(X, train)
    assert np.array_equal(X_test, test)
    assert (X.dtype, y.dtype, y.tolist(), y_test.tolist()) == (np.uint8, np.uint8, [0, 1, 2, 3, 4], [0, 1, 2])
    scaled = hn.datasets.fashion_mnist(str(tmp_path), scaled=True)
    book = (train.reshape(train.shape[0], -1).astype(np.float32) - 127.5) / 127.5
    assert scaled[0].dtype == np.float32
    assert scaled[0].tobytes() == book.tobytes()


def test_fashion_mnist_comes_from_the_books_folders_in_the_same_order_everywhere(tmp_path: Path) -> None:
    all_pictures = pictures(5)
    # Written in another order than they are read.
    for label, name, index in (
        (9, "0000.png", 4),
        (0, "10.png", 2),
        (0, "9.png", 1),
        (0, "0002.png", 0),
        (1, "a.png", 3),
    ):
        write_png(tmp_path, "train", label, name, all_pictures[index])
    write_png(tmp_path, "test", 3, "0000.png", all_pictures[0])
    (tmp_path / "train" / ".DS_Store").touch()
    X, y, X_test, y_test = hn.datasets.fashion_mnist(tmp_path)
    assert np.array_equal(X, all_pictures)
    assert y.tolist() == [0, 0, 0, 1, 9]
    assert np.array_equal(X_test, all_pictures[:1])
    assert (y_test.tolist(), y.dtype) == ([3], np.uint8)


def test_fashion_mnist_of_folders_refuses_other_pictures(tmp_path: Path) -> None:
    write_png(tmp_path, "train", 0, "0.png", np.zeros((20, 28), np.uint8))
    write_png(tmp_path, "test", 0, "0.png", pictures(1)[0])
    file = tmp_path / "train" / "0" / "0.png"
    with says(
        hn.ShapeError,
        f"{file}: the picture has 20 x 28 pixels of mode L; 28 x 28 gray ones (mode L) are required. Leave it "
        "out, or pass "
        "it through hybridnet.datasets.image.",
    ):
        hn.datasets.fashion_mnist(tmp_path)
    file.write_bytes(file.read_bytes()[:50])
    with pytest.raises(ValueError, match=re.escape(f"{file}: the picture cannot be read: ")):
        hn.datasets.fashion_mnist(tmp_path)
    file.unlink()
    with says(
        FileNotFoundError,
        f"{tmp_path / 'train'}: there is no picture; PNG files in folders named by labels are required, such as "
        "0/0000.png. "
        "Name the folder that holds train and test.",
    ):
        hn.datasets.fashion_mnist(tmp_path)


def test_fashion_mnist_that_is_not_there_is_answered_with_where_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = "Fashion-MNIST: there is no file train-images-idx3-ubyte or train-images-idx3-ubyte.gz in the folder"
    with says(FileNotFoundError, f"{missing} {tmp_path}. {FASHION_IS}"):
        hn.datasets.fashion_mnist(tmp_path)
    monkeypatch.setenv("HYBRIDNET_DATA", str(tmp_path))
    with says(FileNotFoundError, f"{missing} {tmp_path / 'fashion-mnist'}. {FASHION_IS}"):
        hn.datasets.fashion_mnist()


def test_fashion_mnist_is_found_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fashion-mnist").mkdir()
    write_idx(tmp_path / "fashion-mnist", pictures(2), pictures(1))
    monkeypatch.setenv("HYBRIDNET_DATA", str(tmp_path))
    assert len(hn.datasets.fashion_mnist()[0]) == 2


def test_the_real_fashion_mnist_has_the_published_mean_and_classes() -> None:
    X, y, X_test, y_test = hn.datasets.fashion_mnist(real("fashion-mnist"))
    assert (X.shape, X_test.shape) == ((12_000, 28, 28), (10_000, 28, 28))
    assert abs(X.mean() / 255 - 0.2860406) < 2e-3
    assert abs(X.std() / 255 - 0.3530242) < 2e-3
    assert y[:10].tolist() == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
    assert [hn.datasets.FASHION_MNIST_CLASSES[label] for label in y_test[:3]] == ["Ankle boot", "Pullover", "Trouser"]


def test_class_names_are_the_engines() -> None:
    hn.datasets.ten_houses()
    from HybridNet import FashionMnist

    assert tuple(FashionMnist.ClassNames) == hn.datasets.FASHION_MNIST_CLASSES


# -- Titanic -----------------------------------------------------------------------------------------------------------

TITANIC_IS = (
    "It has no license that lets us ship it: take titanic.csv of https://github.com/datasciencedojo/datasets, commit "
    "f0ccab6a7ceafdff780052166fb6fab3311398eb (sha256 "
    "4a437fde05fe5264e1701a7387ac6fb75393772ba38bb2c9c566405af5af4bd7), or "
    'train.csv of Kaggle\'s "Titanic - Machine Learning from Disaster".'
)


def test_titanic_is_what_pandas_reads() -> None:
    path = real("titanic.csv")
    pd.testing.assert_frame_equal(hn.datasets.titanic(path), pd.read_csv(path))


def test_titanic_without_pandas_is_a_dict_of_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    table = hn.datasets.titanic(str(real("titanic.csv")))
    assert {name: (column.dtype.str[1:], len(column)) for name, column in table.items()} == {
        "PassengerId": ("i8", 891), "Survived": ("i8", 891), "Pclass": ("i8", 891), "Name": ("O", 891),
        "Sex": ("O", 891), "Age": ("f8", 891), "SibSp": ("i8", 891), "Parch": ("i8", 891), "Ticket": ("O", 891),
        "Fare": ("f8", 891), "Cabin": ("O", 891), "Embarked": ("O", 891),
    }  # fmt: skip
    assert (table["Survived"].sum(), (table["Sex"] == "female").sum()) == (342, 314)
    assert (np.isnan(table["Age"]).sum(), sum(text is None for text in table["Cabin"])) == (177, 687)


def test_titanic_is_found_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYBRIDNET_DATA", str(real("titanic.csv").parent))
    assert hn.datasets.titanic().shape == (891, 12)


def test_titanic_that_is_not_there_is_answered_with_where_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "titanic.csv"
    with says(FileNotFoundError, f"Titanic: there is no file {path}. {TITANIC_IS}"):
        hn.datasets.titanic(path)
    monkeypatch.setenv("HYBRIDNET_DATA", str(tmp_path))
    with says(FileNotFoundError, f"Titanic: there is no file {path}. {TITANIC_IS}"):
        hn.datasets.titanic()


def test_another_table_is_no_titanic(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with says(
        ValueError,
        f"Titanic: {path} is not the table of 891 passengers and 12 columns: it has 1 rows and the columns a, b. "
        f"{TITANIC_IS}",
    ):
        hn.datasets.titanic(path)


def test_data_without_a_path_say_what_to_do(script: Any) -> None:
    done = script(
        "import hybridnet as hn\n"
        "for read in (hn.datasets.titanic, hn.datasets.fashion_mnist):\n"
        "    try:\n        read()\n"
        "    except FileNotFoundError as error:\n        print(error)\n",
        {"HYBRIDNET_DATA": None},
    )
    assert done.stdout.splitlines() == [
        f"Titanic: no file is given, and the environment variable HYBRIDNET_DATA names no folder. {TITANIC_IS}",
        f"Fashion-MNIST: no folder is given, and the environment variable HYBRIDNET_DATA names none. {FASHION_IS}",
    ]


# -- your own image ---------------------------------------------------------------------------------------------------


def test_image_is_gray_small_and_light_on_black(tmp_path: Path) -> None:
    file = tmp_path / "dark_square.png"
    picture = Image.new("RGB", (280, 280), "white")
    picture.paste("black", (70, 70, 210, 210))
    picture.save(file)
    pixels = hn.datasets.image(file)
    assert (pixels.shape, pixels.dtype) == ((28, 28), np.uint8)
    assert (pixels[0, 0], pixels[14, 14]) == (0, 255)
    assert hn.datasets.image(file, invert=False)[14, 14] == 0
    assert hn.datasets.image(file, (14, 20)).shape == (14, 20)
    scaled = hn.datasets.image(file, scaled=True)
    assert scaled.tobytes() == ((pixels.reshape(1, -1).astype(np.float32) - 127.5) / 127.5).tobytes()
    assert scaled.shape == (1, 784)


def test_image_sets_what_is_transparent_on_white_and_turns_as_the_camera_says(tmp_path: Path) -> None:
    file = tmp_path / "half.png"
    picture = Image.new("RGBA", (28, 28), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 28, 14))
    exif = Image.Exif()
    exif[0x0112] = 3  # half a turn
    picture.save(file, exif=exif)
    pixels = hn.datasets.image(file, invert=False)
    assert (pixels[0, 0], pixels[27, 27]) == (255, 0)


def test_image_refuses_what_is_no_picture(tmp_path: Path) -> None:
    file = tmp_path / "text.png"
    file.write_text("no picture", encoding="utf-8")
    with says(ValueError, f"{file}: the file is not a picture that Pillow can read. Pass a PNG or JPEG file."):
        hn.datasets.image(file)
    path = tmp_path / "none.png"
    with says(
        FileNotFoundError,
        f"{path}: there is no such file; it was looked for at {path}. Check the path and the current folder.",
    ):
        hn.datasets.image(path)


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (28, "image: the size is 28; it must be (rows, columns). Pass two whole numbers."),
        ((0, 28), "image: the size is (0, 28); both must be above 0. Pass two such numbers."),
        ((-1, 28), "image: rows is -1; it must be a whole number, 0 or more."),
    ],
)
def test_image_refuses_sizes_that_are_none(size: Any, text: str) -> None:
    with says(ValueError, text):
        hn.datasets.image("any.png", size)


def test_image_without_pillow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    with says(ImportError, "shirt.png: Pillow is required to read pictures. Install it: pip install pillow."):
        hn.datasets.image("shirt.png")


def test_datasets_can_be_reached_without_importing_them(script: Any) -> None:
    done = script("import sys, hybridnet as hn\nprint('clr' in sys.modules, hn.datasets.spiral_data is hn.spiral_data)")
    assert done.stdout.split() == ["False", "True"]
