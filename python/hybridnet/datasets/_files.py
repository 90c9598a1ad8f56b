"""Readers of data files that are not included: the Titanic table, Fashion-MNIST, IDX files and images."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .. import _bridge
from .._errors import ShapeError, file_name, shown, size
from .._public import public

PathLike: TypeAlias = str | os.PathLike[str]

#: What the class numbers 0 to 9 of Fashion-MNIST mean.
FASHION_MNIST_CLASSES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)


def titanic(path: PathLike | None = None) -> Any:
    """The passengers of the Titanic: 891 rows, 12 columns, with missing values.

    The file is not shipped, for it has no license that allows it; errors say where it can be had and its checksum. Its
    values are checked: it is the table that everybody means, or an error.

    Parameters
    ----------
    path : titanic.csv, or Kaggle's train.csv; None for titanic.csv in the folder that the environment variable
        HYBRIDNET_DATA names.

    Returns
    -------
    A pandas DataFrame, as from ``pandas.read_csv``; without pandas a dict of arrays by column. PassengerId,
    Survived, Pclass, SibSp and Parch are int64; Age and Fare float64, NaN where missing; the others texts (in the dict
    None where missing).

    Raises
    ------
    FileNotFoundError : there is no such file.
    ValueError : the file holds another table.

    >>> table = titanic("titanic.csv")  # doctest: +SKIP
    """
    table = _bridge.Passengers(_file(path, "titanic.csv"))
    columns = {name: _column(table, name) for name in _PASSENGER_COLUMNS}
    try:
        import pandas as pd
    except ImportError:
        return columns
    return pd.DataFrame({name: _as_pandas_has_it(column) for name, column in columns.items()})


_PASSENGER_COLUMNS = (
    "PassengerId", "Survived", "Pclass", "Name", "Sex", "Age", "SibSp", "Parch", "Ticket", "Fare", "Cabin", "Embarked",
)  # fmt: skip
_PASSENGER_TEXTS = frozenset({"Name", "Sex", "Ticket", "Cabin", "Embarked"})
_PASSENGER_GAPS = frozenset({"Age", "Fare"})


def _column(table: _bridge.Passengers, name: str) -> NDArray[Any]:
    if name in _PASSENGER_TEXTS:
        return np.array(table.texts(name), object)
    numbers = table.numbers(name)
    return numbers if name in _PASSENGER_GAPS else numbers.astype(np.int64)


def _as_pandas_has_it(column: NDArray[Any]) -> Any:
    """A list, for which pandas chooses its own dtype of texts, with NaN for a missing one."""
    return column if column.dtype != object else [np.nan if text is None else text for text in column]


def fashion_mnist(
    folder: PathLike | None = None, *, scaled: bool = False
) -> tuple[NDArray[Any], NDArray[np.uint8], NDArray[Any], NDArray[np.uint8]]:
    """Fashion-MNIST: images of clothes, 60,000 for training and 10,000 for testing, in ten classes.

    The files are not shipped; errors say where they can be had and their checksums. What the classes are called is in
    ``FASHION_MNIST_CLASSES``.

    Parameters
    ----------
    folder : the folder of the four IDX files, plain or compressed; or of the folders of PNG files that the book uses,
        ``train/<label>/*.png`` and ``test/<label>/*.png``, which needs Pillow and comes in the order of the labels,
        then of the file names. None for ``fashion-mnist`` in the folder that the environment variable HYBRIDNET_DATA
        names.
    scaled : whether pixels are scaled to ``(x - 127.5) / 127.5``, one row per image, as inputs of a network.

    Returns
    -------
    X_train, y_train, X_test, y_test
        Pictures (n, 28, 28), uint8, 0 to 255; scaled ones (n, 784), float32, -1 to 1. Labels (n,), uint8.

    Raises
    ------
    FileNotFoundError : a file is not there.
    ValueError : a file is damaged or holds something else.
    ImportError : PNG files without Pillow.

    >>> X, y, X_test, y_test = fashion_mnist("fashion_mnist_images", scaled=True)  # doctest: +SKIP
    """
    source = _file(folder, "fashion-mnist")
    if source is not None and all(_is_folder(Path(source) / part) for part in ("train", "test")):
        (X_train, y_train), (X_test, y_test) = (_png_folder(Path(source) / part) for part in ("train", "test"))
    else:
        (X_train, y_train), (X_test, y_test) = _bridge.fashion_mnist(source)
    if scaled:
        return _bridge.scaled_pixels(X_train), y_train, _bridge.scaled_pixels(X_test), y_test
    return X_train, y_train, X_test, y_test


def idx(path: PathLike) -> NDArray[Any]:
    """The array of an IDX file, the format of the MNIST family, plain or compressed with gzip (detected by content).

    Returns
    -------
    The file's dimensions and dtype: uint8, int8, int16, int32, float32 or float64, in the machine's byte order.

    Raises
    ------
    FileNotFoundError : there is no such file.
    ValueError : it is not an IDX file, shorter or longer than its dimensions say, damaged, or larger than 2 GB.

    >>> labels = idx("t10k-labels-idx1-ubyte.gz")  # doctest: +SKIP
    """
    return _bridge.idx(file_name("idx", path))


def image(
    path: PathLike, size: tuple[int, int] = (28, 28), *, invert: bool = True, scaled: bool = False
) -> NDArray[Any]:
    """Read your own image and convert it to the form of Fashion-MNIST: gray, small, light on black.

    Pillow reads it (any supported format), rotates it by its EXIF data, puts transparent pixels on white and resizes
    it.

    Parameters
    ----------
    path : the image file.
    size : rows and columns of the result, in pixels.
    invert : whether to invert the image: for a dark object on a light background.
    scaled : whether pixels are scaled to ``(x - 127.5) / 127.5``, as one row for a network.

    Returns
    -------
    ``size``, uint8, 0 to 255; scaled (1, rows * columns), float32, -1 to 1.

    Raises
    ------
    FileNotFoundError : there is no such file.
    ValueError : it is not a picture, or a size is not above 0.
    ImportError : Pillow is not installed.

    Source: chapter 22 of the book, whose OpenCV resizes to slightly other pixels.

    >>> X = image("shirt.png", scaled=True)  # doctest: +SKIP
    """
    rows, columns = _picture_size(size)
    upright = _opened(path, is_upright=True)
    from PIL import Image, ImageOps

    white = Image.new("RGBA", upright.size, "white")
    gray = Image.alpha_composite(white, upright).convert("L").resize((columns, rows))
    pixels: NDArray[np.uint8] = np.array(ImageOps.invert(gray) if invert else gray)
    return _bridge.scaled_pixels(pixels[np.newaxis]) if scaled else pixels


def _file(path: PathLike | None, name: str) -> str | None:
    """The path as a text; by default that of a file or folder in $HYBRIDNET_DATA, or None."""
    if path is not None:
        return file_name(name, path, "a folder" if name == "fashion-mnist" else "a file")
    folder = os.environ.get("HYBRIDNET_DATA")
    return file_name("HYBRIDNET_DATA", os.path.join(folder, name)) if folder else None  # noqa: PTH118


def _is_folder(path: Path) -> bool:
    """Whether a folder exists; False if it cannot be accessed: then the reader raises the error."""
    return os.path.isdir(path)  # noqa: PTH112


def _png_folder(folder: Path) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The images of ``<label>/*.png``, labels in order, files in the order of their numbers or names."""
    classes = sorted((int(each.name), each) for each in folder.iterdir() if each.is_dir() and each.name.isdigit())
    files = [(label, file) for label, each in classes for file in sorted(each.glob("*.png"), key=_by_number)]
    if not files:
        raise FileNotFoundError(
            f"{folder}: there is no picture; PNG files in folders named by labels are required, such as 0/0000.png. "
            "Name the folder that holds train and test."
        )
    if classes[-1][0] > 255:
        raise ValueError(
            f"{folder}: there is a label {classes[-1][0]}; labels are 0 to 255. Number the classes from 0."
        )
    pixels = np.empty((len(files), 28, 28), np.uint8)
    for index, (_, file) in enumerate(files):
        with _opened(file) as picture:
            if picture.size != (28, 28) or picture.mode != "L":
                raise ShapeError(
                    f"{file}: the picture has {picture.height} x {picture.width} pixels of mode {picture.mode}; "
                    "28 x 28 gray ones (mode L) are required. Leave it out, "
                    "or pass it through hybridnet.datasets.image."
                )
            pixels[index] = picture
    return pixels, np.array([label for label, _ in files], np.uint8)


def _by_number(file: Path) -> tuple[int, str]:
    return (int(file.stem) if file.stem.isdecimal() else 2**63, file.name)


def _picture_size(sizes: Any) -> tuple[int, int]:
    if not isinstance(sizes, (tuple, list)) or len(sizes) != 2:
        raise ValueError(f"image: the size is {shown(sizes)}; it must be (rows, columns). Pass two whole numbers.")
    rows, columns = (size("image", what, value) for what, value in zip(("rows", "columns"), sizes, strict=True))
    if not rows or not columns:
        raise ValueError(f"image: the size is ({rows}, {columns}); both must be above 0. Pass two such numbers.")
    return rows, columns


def _opened(path: PathLike, *, is_upright: bool = False) -> Any:
    """Read an image with Pillow; if asked for, rotated by its EXIF data and as RGBA.

    Raises
    ------
    ImportError, FileNotFoundError, ValueError
    """
    name = file_name("image", path)
    try:
        from PIL import Image, ImageOps, UnidentifiedImageError
    except ImportError as error:
        raise ImportError(f"{name}: Pillow is required to read pictures. Install it: pip install pillow.") from error
    _bridge.check_readable(name)
    # A read from memory allocates no more than there is, whatever length a damaged file gives.
    content = io.BytesIO(Path(name).read_bytes())
    try:
        picture = Image.open(content)
        picture.load()
        return ImageOps.exif_transpose(picture).convert("RGBA") if is_upright else picture
    except UnidentifiedImageError as error:
        raise ValueError(f"{name}: the file is not a picture that Pillow can read. Pass a PNG or JPEG file.") from error
    except MemoryError:
        raise  # the file is not damaged
    except Exception as error:
        why = str(error).rstrip(".") or type(error).__name__
        raise ValueError(f"{name}: the picture cannot be read: {why}. Download the file again.") from error


public(__name__)
