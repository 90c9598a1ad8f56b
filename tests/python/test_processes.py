"""Processes that use the engine end, fork, spawn and are interrupted as any other Python process."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="exit statuses and signals are POSIX")

# Every script begins with this: a step of the engine (the book's first layer), and a step that takes a while.
ENGINE = """
import numpy as np
import hybridnet as hn

WEIGHTS = np.array([[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]]).T

def text_of(layer):
    layer.forward([[1.0, 2.0, 3.0, 2.5]])
    return " ".join(f"{value:.4g}" for value in layer.output[0])

def step():
    return text_of(hn.DenseLayer.from_parameters(WEIGHTS, [2.0, 3.0, 0.5]))

def long_step(rows=6000):
    layer = hn.DenseLayer(1000, 1000, random_state=0)
    layer.forward(np.ones((rows, 1000), np.float32))
"""
STEP = "4.8 1.21 2.385"
FORK_REFUSED = "StateError: hybridnet: this process was forked from one in which .NET already runs"


@pytest.fixture
def run(script):
    """Run a script that may use the functions of ``ENGINE``; gives its exit status, its output and its error output."""

    def finish(text: str) -> tuple[int, str, str]:
        result = script(ENGINE + text)
        return result.returncode, result.stdout, result.stderr

    return finish


@pytest.fixture
def running(tmp_path):
    """Start such a script and hand it over once it has printed ``ready``; it is killed at the end if it still runs."""
    started = []

    def start(text: str) -> subprocess.Popen[str]:
        file = tmp_path / "running.py"
        file.write_text(ENGINE + text, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-u", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        line = process.stdout.readline()
        if line != "ready\n":
            pytest.fail(f"the script began with {line!r}: {process.stderr.read()}")
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


# -- how a process ends -------------------------------------------------------------------------------------------


def test_normal_end(run):
    assert run("print(step())") == (0, f"{STEP}\n", "")


def test_sys_exit_keeps_its_status(run):
    assert run("step(); import sys; sys.exit(7)") == (7, "", "")


def test_uncaught_exception_prints_its_traceback_and_nothing_else(run):
    status, output, errors = run("step(); 1 / 0")
    assert (status, output) == (1, "")
    assert errors.startswith("Traceback (most recent call last):")
    assert errors.endswith("ZeroDivisionError: division by zero\n")


def test_uncaught_failure_of_the_engine_ends_with_its_sentence(run):
    status, output, errors = run("hn.DenseLayer(2, 3).forward(np.ones((5, 3)))")
    assert (status, output) == (1, "")
    assert "ShapeError: dense layer" in errors.splitlines()[-1]


def test_exit_with_dotnet_objects_alive(run):
    """Cycles, delegates and .NET exceptions in places that are torn down late."""
    text = """
step()
import pythonnet, sys, System
class Keeper: pass
for owner in (sys, hn, Keeper):
    keeper = Keeper()
    keeper.itself, keeper.thing, keeper.delegate = keeper, System.Object(), System.Action(lambda: None)
    owner.kept = keeper
try:
    System.Int32.Parse("x")
except System.FormatException as error:
    sys.error = error
"""
    assert run(text) == (0, "", "")


def test_atexit_handler_registered_before_the_first_use_may_use_the_engine(run):
    text = "import atexit; atexit.register(lambda: print('last words', step())); step()"
    assert run(text) == (0, f"last words {STEP}\n", "")


def test_atexit_handler_registered_after_the_first_use_may_use_the_engine(run):
    text = "step(); import atexit; atexit.register(lambda: print('last words', step()))"
    assert run(text) == (0, f"last words {STEP}\n", "")


def test_atexit_handler_may_be_the_first_to_use_the_engine(run):
    assert run("import atexit; atexit.register(lambda: print(step()))") == (0, f"{STEP}\n", "")


@pytest.mark.parametrize(
    "work",
    [
        pytest.param("step()", id="in_short_steps"),
        pytest.param("long_step()", id="in_long_steps"),
        pytest.param("System.Threading.Thread.Sleep(1)", id="in_calls_through_pythonnet"),
    ],
)
def test_daemon_threads_in_the_engine_do_not_disturb_the_end(run, work):
    """Repeated, for it is a race: pythonnet's own shutdown aborts the process here."""
    text = f"""
step()
import System, threading, time
def work():
    while True:
        {work}
for _ in range(3):
    threading.Thread(target=work, daemon=True).start()
time.sleep(0.1)
print("end")
"""
    for _ in range(5):
        assert run(text) == (0, "end\n", "")


def test_other_threads_are_waited_for(run):
    text = """
import threading, time
def work():
    time.sleep(0.3)
    print("thread", step())
threading.Thread(target=work).start()
"""
    assert run(text) == (0, f"thread {STEP}\n", "")


# -- threads ------------------------------------------------------------------------------------------------------


def test_threads_at_first_use_all_get_their_step(run):
    text = """
import threading
barrier, seen = threading.Barrier(8), []
def work():
    barrier.wait()
    seen.append(step())
threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(seen), set(seen))
"""
    assert run(text) == (0, f"8 {{'{STEP}'}}\n", "")


def test_layer_used_by_threads_gives_each_call_its_own_output(run):
    """As with NumPy's own classes: the attribute holds the output of one of them, whole."""
    text = """
import threading
layer = hn.DenseLayer(64, 32, random_state=1)
inputs = [np.random.RandomState(seed).randn(50, 64).astype(np.float32) for seed in range(4)]
expected = set()
for x in inputs:
    layer.forward(x)
    expected.add(layer.output.tobytes())
before = layer.weights.tobytes(), layer.biases.tobytes()
strange = []
def work(x):
    for _ in range(500):
        layer.forward(x)
        if layer.output.tobytes() not in expected:
            strange.append(x)
threads = [threading.Thread(target=work, args=(x,)) for x in inputs]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(expected), len(strange), before == (layer.weights.tobytes(), layer.biases.tobytes()))
"""
    assert run(text) == (0, "4 0 True\n", "")


# -- signals ------------------------------------------------------------------------------------------------------

LOOP = """
print("ready")
while True:
    step()
"""


@pytest.mark.parametrize("work", ["step()", "long_step()"])
def test_sigterm_ends_the_process_as_it_ends_any(running, work):
    process = running("step()\n" + LOOP.replace("step()", work))
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == -signal.SIGTERM
    assert process.stderr.read() == ""


@pytest.mark.parametrize("installed", ["before", "after"])
def test_sigterm_handler_of_the_user_is_called(running, installed):
    handler = "import signal, sys; signal.signal(signal.SIGTERM, lambda *_: (print('terminating'), sys.exit(9)))\n"
    start = handler + "step()\n" if installed == "before" else "step()\n" + handler
    process = running(start + LOOP)
    process.send_signal(signal.SIGTERM)
    assert (process.wait(60), process.stdout.read(), process.stderr.read()) == (9, "terminating\n", "")


def test_sigint_ends_with_a_keyboard_interrupt(running):
    process = running("step()\n" + LOOP)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == -signal.SIGINT
    assert process.stderr.read().endswith("KeyboardInterrupt\n")


def test_sigint_in_a_step_is_raised_when_the_step_is_done(running):
    """The step is made to take about three seconds on the machine at hand; clocks of both processes are the same."""
    process = running("""
import time
layer = hn.DenseLayer(1000, 1000, random_state=0)
layer.forward(np.ones((100, 1000), np.float32))
begin = time.monotonic()
layer.forward(np.ones((1000, 1000), np.float32))
rows = int(1000 * 3 / (time.monotonic() - begin))
inputs = np.ones((rows, 1000), np.float32)
try:
    print("ready")
    begin = time.monotonic()
    layer.forward(inputs)
    print("not interrupted")
except KeyboardInterrupt:
    print(begin, time.monotonic(), "interrupted", step())
""")
    time.sleep(0.3)
    sent = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0, process.stderr.read()
    begin, end, *said = process.stdout.read().split(" ", 3)
    assert " ".join(said) == f"interrupted {STEP}\n"
    assert float(begin) < sent
    assert float(end) - sent > 0.3, "the interrupt came within the step, before it was done"


# -- other processes ----------------------------------------------------------------------------------------------


def test_subprocess_runs_beside_the_engine(run):
    text = """
step()
import subprocess, sys
other = "import hybridnet as hn; print(len(hn.ten_houses()[0]))"
print(subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=True).stdout + step())
"""
    assert run(text) == (0, f"10\n{STEP}\n", "")


POOL = """
import multiprocessing, os
def work(layer):
    return text_of(layer), os.getpid()
if __name__ == "__main__":
    layer = hn.DenseLayer.from_parameters(WEIGHTS, [2.0, 3.0, 0.5])
    step()
    context = multiprocessing.get_context("METHOD")
    if "METHOD" == "forkserver":
        context.set_forkserver_preload(["hybridnet"])
    with context.Pool(2) as pool:
        answers = pool.map(work, [layer] * 4)
    print([text for text, _ in answers], os.getpid() in {process for _, process in answers})
"""


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_worker_processes_start_an_engine_of_their_own(run, method):
    assert run(POOL.replace("METHOD", method)) == (0, f"{[STEP] * 4} False\n", "")


def test_joblib_workers_start_an_engine_of_their_own(run):
    text = """
import os
def work(layer):
    return text_of(layer), os.getpid()
if __name__ == "__main__":
    import joblib
    layer = hn.DenseLayer.from_parameters(WEIGHTS, [2.0, 3.0, 0.5])
    step()
    answers = joblib.Parallel(n_jobs=2)(joblib.delayed(work)(layer) for _ in range(4))
    print([text for text, _ in answers], os.getpid() in {process for _, process in answers})
"""
    assert run(text) == (0, f"{[STEP] * 4} False\n", "")


# -- forks --------------------------------------------------------------------------------------------------------


def test_forked_child_is_refused_with_a_sentence(run):
    status, output, errors = run("""
import os, traceback
step()
child = os.fork()
if child == 0:
    try:
        step()
    except BaseException:
        traceback.print_exc()
    os._exit(3)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), step())
""")
    assert (status, output) == (0, f"3 {STEP}\n")
    assert FORK_REFUSED in errors
    for way in ("'spawn'", "'forkserver'", "loky", "fork before the first use"):
        assert way in errors


def test_pool_of_forked_workers_raises_instead_of_hanging(run):
    status, output, errors = run(POOL.replace("METHOD", "fork"))
    assert (status, output) == (1, "")
    assert FORK_REFUSED in errors.splitlines()[-1]


def test_executor_of_forked_workers_raises_instead_of_hanging(run):
    status, output, errors = run("""
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
step()
with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
    try:
        print(pool.submit(step).result())
    except hn.StateError as error:
        print(f"{type(error).__name__}: {error}")
print(step())
""")
    assert status == 0, errors
    assert output.startswith(FORK_REFUSED)
    assert output.endswith(f"\n{STEP}\n")


def test_fork_before_the_first_use_is_fine(run):
    text = """
import os
child = os.fork()
if child == 0:
    print("child", step())
else:
    print("parent", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), step())
"""
    assert run(text) == (0, f"child {STEP}\nparent 0 {STEP}\n", "")


@pytest.mark.parametrize("end", ["pass", "sys.exit(0)", "os._exit(0)", "os.execlp('true', 'true')"])
def test_children_that_leave_the_engine_alone_leave_the_parent_untouched(run, end):
    """A child that merely ends would free what the package keeps of .NET, and crash, or its parent at its own end."""
    text = f"""
import os, sys
step()
try:
    hn.DenseLayer(2, 3).forward(np.ones((5, 3)))
except hn.ShapeError:
    pass
import clr, System
clr.AddReference("System.Text.RegularExpressions")
from System.Text.RegularExpressions import Regex
parent, statuses = os.getpid(), set()
for turn in range(8):
    child = os.fork()
    if child == 0:
        {end}
        break
    statuses.add(os.waitpid(child, 0)[1])
    for number in range(30):
        assert Regex.Replace(f"abc{{number}}", f"b+|x{{turn}}{{number}}", "q") == f"aqc{{number}}"
if os.getpid() == parent:
    print(statuses, step(), flush=True)
    import pythonnet
    pythonnet.unload()
"""
    assert run(text) == (0, f"{{0}} {STEP}\n", "")


def test_forked_child_ends_when_asked_to(run):
    """.NET answers SIGTERM in a thread that a forked child does not have."""
    text = """
import os, signal, time
step()
child = os.fork()
if child == 0:
    time.sleep(100)
os.kill(child, signal.SIGTERM)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), step())
"""
    assert run(text) == (0, f"-15 {STEP}\n", "")


def test_fork_while_another_thread_starts_the_engine_does_not_hang(run):
    text = """
import os, threading
from hybridnet import _runtime
thread = threading.Thread(target=step)
thread.start()
while not _runtime._starting:
    pass
child = os.fork()
if child == 0:
    try:
        _runtime.interop()
    except Exception as error:
        print(type(error).__name__, flush=True)
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
thread.join()
print(step())
"""
    assert run(text) == (0, f"StateError\n0\n{STEP}\n", "")


def test_fork_of_a_process_in_which_another_package_runs_dotnet_is_refused(run):
    text = """
import os, pythonnet
pythonnet.load("coreclr")
from hybridnet import _runtime
child = os.fork()
if child == 0:
    try:
        step()
    except Exception as error:
        print(type(error).__name__, flush=True)
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), step())
"""
    assert run(text) == (0, f"StateError\n0 {STEP}\n", "")


# -- a notebook's kernel ------------------------------------------------------------------------------------------


@pytest.fixture
def kernel():
    """A Jupyter kernel of this environment, and a function that runs a cell and returns what it printed."""
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3", startup_timeout=120)

    def cell(code: str) -> str:
        printed: list[str] = []

        def collect(message: dict) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])

        content = client.execute_interactive(code, timeout=120, output_hook=collect)["content"]
        return "".join(printed) if content["status"] == "ok" else f"{content['ename']}: {content['evalue']}"

    yield manager, client, cell
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    manager.context.destroy()


def test_kernel_restarts_with_a_new_engine(kernel):
    manager, client, cell = kernel
    code = ENGINE + "import os; print(step(), os.getpid())"
    first = cell(code).split()
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=120)
    second = cell(code).split()
    assert " ".join(first[:3]) == " ".join(second[:3]) == STEP
    assert first[3] != second[3]
    assert manager.is_alive()


def test_kernel_interrupt_leaves_the_engine_usable(kernel):
    manager, client, cell = kernel
    assert cell(ENGINE + "print(step())") == f"{STEP}\n"
    # A kernel aborts what is asked of it just after an error, unless that error is not to stop anything.
    identity = client.execute("print('looping')\nwhile True: step()", stop_on_error=False)
    while client.get_iopub_msg(timeout=60)["msg_type"] != "stream":
        pass
    manager.interrupt_kernel()
    reply = client.get_shell_msg(timeout=60)
    assert (reply["parent_header"]["msg_id"], reply["content"]["ename"]) == (identity, "KeyboardInterrupt")
    assert cell("print(step())") == f"{STEP}\n"


def test_kernel_shutdown_is_clean(kernel):
    manager, _, cell = kernel
    cell(ENGINE + "step()")
    process = manager.provisioner.process
    manager.shutdown_kernel(now=False)
    assert process.returncode == 0
