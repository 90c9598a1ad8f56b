"""Data sets to learn with: those of nnfs, to the bit; moons, circles, xor and houses; files that you bring."""

from __future__ import annotations

import os
from math import isnan
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _bridge
from ._bridge import FloatArray, RandomState
from ._errors import ShapeError, file_name, flag, number, shown, size
from ._numerics import F8, Numerics, numerics
from ._public import public

PathLike: TypeAlias = str | os.PathLike[str]

# The data sets; what else is public here serves one of them.
__all__ = [
    "FASHION_MNIST_CLASSES",
    "circles_data",
    "fashion_mnist",
    "good_or_bad_houses",
    "idx",
    "image",
    "moons_data",
    "sine_data",
    "spiral_data",
    "ten_houses",
    "three_houses",
    "titanic",
    "unseen_houses",
    "vertical_data",
    "xor_data",
]

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


def spiral_data(
    samples: int, classes: int, *, random_state: RandomState = None
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Arms of a spiral, one for each class: ``(r sin 2.5t, r cos 2.5t)``.

    In class k, r goes evenly from 0 to 1 and t from 4k to 4(k + 1), plus 0.2 times a normal draw.

    Parameters
    ----------
    samples : points of each class, 0 or more.
    classes : 0 to 256; labels are bytes.
    random_state : None draws from NumPy's global stream; or a RandomState, or a seed.

    Returns
    -------
    X : (samples * classes, 2), class after class; float32, or float64 after ``init(dtype="float64")``.
    y : (samples * classes,), class numbers, uint8.

    Raises
    ------
    ValueError : ``samples`` or ``classes`` is negative.
    OverflowError : more than 256 classes.

    Source: the nnfs package.

    >>> X, y = spiral_data(samples=100, classes=3, random_state=0)
    >>> X[1].tolist(), int(y[299])
    ([0.0029955569189041853, 0.00964660756289959], 2)
    """
    return _nnfs_points("spiral", samples, classes, random_state, numerics)


def vertical_data(
    samples: int, classes: int, *, random_state: RandomState = None
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Clouds side by side, one for each class, around ``(k / 3, 0.5)`` with a standard deviation of 0.1.

    Parameters, what comes back and errors: as :func:`spiral_data`. Source: the nnfs package.
    """
    return _nnfs_points("vertical", samples, classes, random_state, numerics)


def sine_data(samples: int = 1000) -> tuple[FloatArray, FloatArray]:
    """One period of a sine: ``X = i / samples``, ``y = sin(2 pi X)``; nothing is drawn.

    Returns
    -------
    X, y : (samples, 1), float64 always, as in nnfs.

    Raises
    ------
    ValueError : ``samples`` is negative.

    Source: the nnfs package.
    """
    return _bridge.sine(_whole("sine data", "samples", samples))


def moons_data(
    samples: int, *, shuffle: bool = True, noise: float | None = None, random_state: RandomState = None
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Two half circles that reach into each other, points as scikit-learn's ``make_moons`` draws them.

    Parameters
    ----------
    samples : points altogether.
    shuffle : whether rows come in a drawn order.
    noise : standard deviation added to every coordinate; None for none.
    random_state : None draws from NumPy's global stream; or a RandomState, or a seed.

    Returns
    -------
    X : (samples, 2), float64.
    y : (samples,), 0 or 1, uint8.

    Raises
    ------
    ValueError : ``samples`` or ``noise`` is negative.
    """
    return _two_classes("moons", samples, random_state, shuffle=shuffle, noise=noise)


def circles_data(
    samples: int,
    *,
    shuffle: bool = True,
    noise: float | None = None,
    factor: float = 0.8,
    random_state: RandomState = None,
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """A circle within a circle, points as scikit-learn's ``make_circles`` draws them.

    ``factor`` is the radius of the inner circle, from 0 to below 1; the rest is as in :func:`moons_data`.
    """
    return _two_classes("circles", samples, random_state, shuffle=shuffle, noise=noise, factor=factor)


def xor_data(
    samples: int, *, noise: float | None = None, random_state: RandomState = None
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Points of the square from -1 to 1; class 1 where exactly one coordinate is above 0: no straight line parts them.

    Noise moves points after they were labelled. What comes back and errors: as :func:`moons_data`.
    """
    return _two_classes("xor", samples, random_state, noise=noise)


class PricePerSquareFoot(NamedTuple):
    """Both averages, in dollars: ``sum(prices) / sum(areas)`` and ``mean(prices / areas)``."""

    sum_over_sum: float
    mean_of_ratios: float


def three_houses() -> tuple[FloatArray, FloatArray]:
    """Areas of three houses in square feet, (3, 1), and their prices in thousands of dollars, (3, 1).

    >>> areas, prices = three_houses()
    >>> areas.ravel().tolist(), prices.ravel().tolist()
    ([2104.0, 1600.0, 2400.0], [399.9, 329.9, 369.0])
    """
    return _bridge.houses("three_houses", 3, 1)


def ten_houses() -> tuple[FloatArray, FloatArray]:
    """Areas and bathrooms of ten houses, (10, 2), and their prices in thousands of dollars, (10, 1)."""
    return _bridge.houses("ten_houses", 10, 2)


def good_or_bad_houses() -> tuple[FloatArray, NDArray[np.uint8]]:
    """Areas and bathrooms of the same ten houses, (10, 2), and their classes, (10,): 1 good, 0 bad."""
    features, classes = _bridge.houses("good_or_bad", 10, 2)
    return features, classes.reshape(-1).astype(np.uint8)


def unseen_houses(houses: int = 10, *, random_state: RandomState = 37) -> tuple[FloatArray, NDArray[np.uint8]]:
    """More houses judged good or bad, to test on what was learned from :func:`good_or_bad_houses`.

    The guides these houses come from give no second list: this one is generated by hybridnet. Areas are drawn from
    1,200 to 3,175 square feet in steps of 25, with as many bathrooms as one of the ten known houses has; a house is
    good if it has 3 bathrooms or more and less than 2,700 square feet, which holds for nine of the ten. A network that
    knows the ten by heart does worse here than a straight line.

    Parameters
    ----------
    houses : how many, 0 or more.
    random_state : a seed, a RandomState, or None for NumPy's global stream. Without it always the same houses come.

    Returns
    -------
    X : areas and bathrooms, (houses, 2), float64.
    y : classes, (houses,), uint8: 1 good, 0 bad.

    Raises
    ------
    ValueError : ``houses`` is negative.

    >>> X, y = unseen_houses()
    >>> X[:2].tolist(), y.tolist()
    ([[1575.0, 4.0], [1750.0, 2.0]], [1, 0, 0, 0, 0, 1, 0, 1, 0, 1])
    """
    return _bridge.unseen_houses(_whole("unseen houses", "the number of houses", houses), random_state)


def average_price(areas: ArrayLike, prices: ArrayLike) -> PricePerSquareFoot:
    """Both averages of the price of a square foot.

    Parameters
    ----------
    areas : in square feet, one a house.
    prices : in thousands of dollars, as many.

    Raises
    ------
    ShapeError : there are not as many areas as prices, or none.

    >>> average_price(*three_houses())
    PricePerSquareFoot(sum_over_sum=180.01310615989516, mean_of_ratios=183.33467997465144)
    """
    return PricePerSquareFoot(*_bridge.average_price(areas, prices))


def titanic(path: PathLike | None = None) -> Any:
    """The passengers of the Titanic: 891 rows, 12 columns, with gaps.

    The file is not shipped, for it has no licence that allows it; errors say where it can be had and its checksum. Its
    values are checked: it is the table that everybody means, or an error.

    Parameters
    ----------
    path : titanic.csv, or Kaggle's train.csv; None for titanic.csv in the folder that the environment variable
        HYBRIDNET_DATA names.

    Returns
    -------
    A pandas DataFrame, as ``pandas.read_csv`` gives it; without pandas a dict of arrays by column. PassengerId,
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
    """A list lets pandas choose the dtype that it has for texts; NaN is what it means by a missing one."""
    return column if column.dtype != object else [np.nan if text is None else text for text in column]


def fashion_mnist(
    folder: PathLike | None = None, *, scaled: bool = False
) -> tuple[NDArray[Any], NDArray[np.uint8], NDArray[Any], NDArray[np.uint8]]:
    """Fashion-MNIST: pictures of clothes, 60,000 to train on and 10,000 to test with, in ten classes.

    The files are not shipped; errors say where they can be had and their checksums. What the classes are called is in
    ``FASHION_MNIST_CLASSES``.

    Parameters
    ----------
    folder : with the four IDX files, plain or compressed; or with the folders of PNG files that the book uses,
        ``train/<label>/*.png`` and ``test/<label>/*.png``, which needs Pillow and comes in the order of the labels,
        then of the file names. None for ``fashion-mnist`` in the folder that the environment variable HYBRIDNET_DATA
        names.
    scaled : whether pixels come as ``(x - 127.5) / 127.5``, one row a picture, as the book gives them to a network.

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
    place = _file(folder, "fashion-mnist")
    if place is not None and all(_is_folder(Path(place) / part) for part in ("train", "test")):
        (X_train, y_train), (X_test, y_test) = (_png_folder(Path(place) / part) for part in ("train", "test"))
    else:
        (X_train, y_train), (X_test, y_test) = _bridge.fashion_mnist(place)
    if scaled:
        return _bridge.scaled_pixels(X_train), y_train, _bridge.scaled_pixels(X_test), y_test
    return X_train, y_train, X_test, y_test


def idx(path: PathLike) -> NDArray[Any]:
    """The array of an IDX file, the format of the MNIST family, plain or compressed with gzip whatever its name.

    Returns
    -------
    The file's dimensions and dtype: uint8, int8, int16, int32, float32 or float64, in the machine's byte order.

    Raises
    ------
    FileNotFoundError : there is no such file.
    ValueError : it is no IDX file, shorter or longer than its dimensions say, damaged, or larger than 2 GB.

    >>> labels = idx("t10k-labels-idx1-ubyte.gz")  # doctest: +SKIP
    """
    return _bridge.idx(file_name("idx", path))


def image(
    path: PathLike, size: tuple[int, int] = (28, 28), *, invert: bool = True, scaled: bool = False
) -> NDArray[Any]:
    """A picture of one's own, made like those of Fashion-MNIST: grey, small, light on black.

    Pillow reads it (any format it knows), turns it as its camera says, sets what is transparent on white and resizes
    it.

    Parameters
    ----------
    path : of the picture.
    size : rows and columns that it gets, in pixels.
    invert : whether black becomes white: for a dark thing on a light ground.
    scaled : whether pixels come as ``(x - 127.5) / 127.5``, as one row for a network.

    Returns
    -------
    ``size``, uint8, 0 to 255; scaled (1, rows * columns), float32, -1 to 1.

    Raises
    ------
    FileNotFoundError : there is no such file.
    ValueError : it is no picture, or a size is not above 0.
    ImportError : Pillow is not installed.

    Source: chapter 22 of the book, whose OpenCV resizes to slightly other pixels.

    >>> X = image("shirt.png", scaled=True)  # doctest: +SKIP
    """
    rows, columns = _picture_size(size)
    with _opened(path) as opened:
        from PIL import Image, ImageOps

        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    white = Image.new("RGBA", upright.size, "white")
    grey = Image.alpha_composite(white, upright).convert("L").resize((columns, rows))
    pixels: NDArray[np.uint8] = np.array(ImageOps.invert(grey) if invert else grey)
    return _bridge.scaled_pixels(pixels[np.newaxis]) if scaled else pixels


def _file(path: PathLike | None, name: str) -> str | None:
    """The path as a text; without one that of a file or folder in $HYBRIDNET_DATA, or None."""
    if path is not None:
        return file_name(name, path)
    folder = os.environ.get("HYBRIDNET_DATA")
    return file_name("HYBRIDNET_DATA", os.path.join(folder, name)) if folder else None  # noqa: PTH118


def _is_folder(path: Path) -> bool:
    """Whether there is a folder; no for what cannot be looked at, of which the reader then says why."""
    return os.path.isdir(path)  # noqa: PTH112


def _png_folder(folder: Path) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The pictures of ``<label>/*.png``, labels in order, files in the order of their numbers or names."""
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
    for place, (_, file) in enumerate(files):
        with _opened(file) as picture:
            if picture.size != (28, 28) or picture.mode != "L":
                raise ShapeError(
                    f"{file}: the picture has {picture.height} x {picture.width} pixels of mode {picture.mode}; "
                    "28 x 28 grey ones (mode L) are required. Leave it out, "
                    "or pass it through hybridnet.datasets.image."
                )
            pixels[place] = picture
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


def _opened(path: PathLike) -> Any:
    """The picture, read by Pillow.

    Raises
    ------
    ImportError, FileNotFoundError, ValueError
    """
    name = file_name("image", path)
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise ImportError(f"{name}: Pillow is required to read pictures. Install it: pip install pillow.") from error
    _bridge.check_readable(name)
    picture = None
    try:
        picture = Image.open(name)
        picture.load()
    except UnidentifiedImageError as error:
        raise ValueError(f"{name}: the file is no picture that Pillow knows. Pass a PNG or JPEG file.") from error
    except OSError as error:
        if picture is not None:
            picture.close()
        raise ValueError(f"{name}: the picture cannot be read: {error}. Get the file anew.") from error
    return picture


def _nnfs_points(
    kind: str, samples: int, classes: int, random_state: RandomState, settings: Numerics
) -> tuple[FloatArray, NDArray[np.uint8]]:
    points, groups = _whole(f"{kind} data", "samples", samples), _whole(f"{kind} data", "classes", classes)
    if groups > 256:
        raise OverflowError(f"{kind} data: {groups} classes are asked for; labels are bytes, so there can be 0 to 256.")
    return _bridge.points(
        kind, points, groups, random_state, settings.dtype, rows=points * groups, drawn=settings.drawn
    )


def _two_classes(
    kind: str,
    samples: int,
    random_state: RandomState,
    *,
    shuffle: bool = True,
    noise: float | None = None,
    factor: float = 0.8,
) -> tuple[FloatArray, NDArray[np.uint8]]:
    points = _whole(f"{kind} data", "samples", samples)
    deviation = None if noise is None else number(f"{kind} data", "the noise", noise)
    if deviation is not None and isnan(deviation):
        raise ValueError(f"{kind} data: the noise is nan; it is a standard deviation, a finite number of 0 or more.")
    return _bridge.points(
        kind,
        points,
        2,
        random_state,
        F8,
        rows=points,
        shuffle=flag(f"{kind} data", "shuffle", shuffle),
        noise=deviation,
        factor=number(f"{kind} data", "the factor", factor),
    )


def _whole(where: str, name: str, value: int) -> int:
    """A size as an int that the engine can take; it says itself which sizes make sense."""
    if not isinstance(value, (int, np.integer)) or isinstance(value, bool):
        raise TypeError(f"{where}: {name} is {shown(value)}; it must be a whole number.")
    if abs(value) > 2**31 - 1:
        raise ValueError(f"{where}: {name} is {shown(value)}; more than 2,147,483,647 rows do not fit. Ask for fewer.")
    return int(value)


public(__name__)
