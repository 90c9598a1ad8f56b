"""The interop layer: the only package that passes arrays to .NET.

``stream`` passes the random state, ``engine`` binds the native entry points and translates exceptions, ``direct`` makes
the functions that answer for small plain arrays; every other module has one function per entry point. The engine
borrows arrays for the length of a call. Every output is a new NumPy array. ``_arrays`` and ``_labels``
beside this package convert the arguments, without .NET.

A module is imported when one of its names is first used: a script that trains no model loads no session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._arrays import FloatArray as FloatArray
from .._arrays import as_floats as as_floats
from .._arrays import check_exact as check_exact
from .._arrays import copied as copied
from .._arrays import floats as floats
from .._arrays import is_ready as is_ready
from .._arrays import is_vector as is_vector
from .._arrays import matrix as matrix
from .._arrays import plain as plain
from .._arrays import rows as rows
from .._arrays import rows_and_columns as rows_and_columns
from .._arrays import vector as vector
from .._labels import is_text as is_text
from .._labels import missing_label as missing_label
from .._labels import refuse_mixed as refuse_mixed
from .._public import deferred

if TYPE_CHECKING:
    # For type checkers; tests/python/test_package.py checks that it is equal to the table below.
    from .activations import activate as activate
    from .activations import activation_backward as activation_backward
    from .activations import elementary as elementary
    from .activations import keeps_output as keeps_output
    from .activations import predictions as predictions
    from .checks import check_class_names as check_class_names
    from .checks import check_class_weight as check_class_weight
    from .checks import check_ending as check_ending
    from .checks import check_layer_chain as check_layer_chain
    from .checks import check_metric as check_metric
    from .checks import check_setting as check_setting
    from .checks import check_targets as check_targets
    from .checks import check_weights as check_weights
    from .checks import class_of as class_of
    from .checks import history_columns as history_columns
    from .data import average_price as average_price
    from .data import houses as houses
    from .data import points as points
    from .data import sine as sine
    from .data import unseen_houses as unseen_houses
    from .engine import choices as choices
    from .engine import error as error
    from .engine import step_record as step_record
    from .files import FileContents as FileContents
    from .files import Passengers as Passengers
    from .files import Table as Table
    from .files import check_readable as check_readable
    from .files import check_writable as check_writable
    from .files import copy_file as copy_file
    from .files import fashion_mnist as fashion_mnist
    from .files import idx as idx
    from .files import idx_blocks as idx_blocks
    from .files import scaled_pixels as scaled_pixels
    from .files import write_file as write_file
    from .interrupts import Interrupt as Interrupt
    from .layers import collapse as collapse
    from .layers import dense_backward as dense_backward
    from .layers import dense_forward as dense_forward
    from .layers import dropout as dropout
    from .layers import dropout_in_inference as dropout_in_inference
    from .layers import initial_weights as initial_weights
    from .layers import multiply as multiply
    from .layers import neuron as neuron
    from .layers import rows_can_be_cut as rows_can_be_cut
    from .linear import linear_state as linear_state
    from .linear import linear_steps as linear_steps
    from .losses import BINARY as BINARY
    from .losses import add_penalties as add_penalties
    from .losses import check_one_column as check_one_column
    from .losses import combined_backward as combined_backward
    from .losses import loss_backward as loss_backward
    from .losses import loss_forward as loss_forward
    from .losses import mean as mean
    from .losses import mean_and_sum as mean_and_sum
    from .losses import targets as targets
    from .metrics import among_largest as among_largest
    from .metrics import class_share as class_share
    from .metrics import column_means as column_means
    from .metrics import confusion as confusion
    from .metrics import equal as equal
    from .metrics import means_of_columns as means_of_columns
    from .metrics import nearer as nearer
    from .metrics import precision as precision
    from .metrics import r2 as r2
    from .metrics import refuse_probabilities as refuse_probabilities
    from .metrics import squares_share as squares_share
    from .optimizers import prepare_update as prepare_update
    from .optimizers import step_numbers as step_numbers
    from .optimizers import update_plain as update_plain
    from .outputs import inspect as inspect
    from .outputs import probabilities as probabilities
    from .preparation import STRATEGIES as STRATEGIES
    from .preparation import Scale as Scale
    from .preparation import balanced_weights as balanced_weights
    from .preparation import check_labels as check_labels
    from .preparation import fill as fill
    from .preparation import judge_classes as judge_classes
    from .preparation import judge_numbers as judge_numbers
    from .preparation import one_hot as one_hot
    from .preparation import raw_weights as raw_weights
    from .preparation import split as split
    from .preparation import standardize as standardize
    from .preparation import standardize_fit as standardize_fit
    from .session import CACHE as CACHE
    from .session import GRADIENT as GRADIENT
    from .session import INPUT_GRADIENT as INPUT_GRADIENT
    from .session import MASK as MASK
    from .session import MOMENTUM as MOMENTUM
    from .session import OUTPUT as OUTPUT
    from .session import VALUE as VALUE
    from .session import Results as Results
    from .session import Samples as Samples
    from .session import Session as Session
    from .session import State as State
    from .stream import RandomState as RandomState
    from .stream import draw as draw
    from .stream import random_source as random_source
    from .tables import CsvBlocks as CsvBlocks
    from .tables import Label as Label
    from .tables import Plan as Plan
    from .tables import PreparedRows as PreparedRows
    from .tables import StreamedFit as StreamedFit
    from .tables import as_numbers as as_numbers
    from .tables import fit_preprocessing as fit_preprocessing
    from .tables import raw_table as raw_table
    from .tables import texts_of as texts_of
    from .thread_count import get_threads as get_threads
    from .thread_count import set_threads as set_threads

#: The names of each module.
_NAMES: dict[str, tuple[str, ...]] = {
    "activations": ("activate", "activation_backward", "elementary", "keeps_output", "predictions"),
    "checks": (
        "check_class_names",
        "check_class_weight",
        "check_ending",
        "check_layer_chain",
        "check_metric",
        "check_setting",
        "check_targets",
        "check_weights",
        "class_of",
        "history_columns",
    ),
    "data": ("average_price", "houses", "points", "sine", "unseen_houses"),
    "engine": ("choices", "error", "step_record"),
    "files": (
        "FileContents",
        "Passengers",
        "Table",
        "check_readable",
        "check_writable",
        "fashion_mnist",
        "idx",
        "scaled_pixels",
        "copy_file",
        "idx_blocks",
        "write_file",
    ),
    "interrupts": ("Interrupt",),
    "layers": (
        "collapse",
        "dense_backward",
        "dense_forward",
        "dropout",
        "dropout_in_inference",
        "initial_weights",
        "multiply",
        "neuron",
        "rows_can_be_cut",
    ),
    "linear": ("linear_state", "linear_steps"),
    "losses": (
        "add_penalties",
        "check_one_column",
        "BINARY",
        "combined_backward",
        "loss_backward",
        "loss_forward",
        "mean",
        "mean_and_sum",
        "targets",
    ),
    "metrics": (
        "among_largest",
        "class_share",
        "column_means",
        "confusion",
        "equal",
        "means_of_columns",
        "nearer",
        "precision",
        "r2",
        "refuse_probabilities",
        "squares_share",
    ),
    "optimizers": ("prepare_update", "step_numbers", "update_plain"),
    "outputs": ("inspect", "probabilities"),
    "preparation": (
        "STRATEGIES",
        "Scale",
        "balanced_weights",
        "check_labels",
        "fill",
        "judge_classes",
        "judge_numbers",
        "one_hot",
        "raw_weights",
        "split",
        "standardize",
        "standardize_fit",
    ),
    "session": (
        "CACHE",
        "GRADIENT",
        "INPUT_GRADIENT",
        "MASK",
        "MOMENTUM",
        "OUTPUT",
        "Results",
        "Samples",
        "Session",
        "State",
        "VALUE",
    ),
    "stream": ("RandomState", "draw", "random_source"),
    "tables": (
        "CsvBlocks",
        "Label",
        "Plan",
        "PreparedRows",
        "StreamedFit",
        "as_numbers",
        "fit_preprocessing",
        "raw_table",
        "texts_of",
    ),
    "thread_count": ("get_threads", "set_threads"),
}

if not TYPE_CHECKING:
    __getattr__ = deferred(__name__, _NAMES)
