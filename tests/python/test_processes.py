"""Processes that use the engine end, fork, spawn and are interrupted as any other Python process."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from hybridnet._version import __version__

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="exit statuses and signals are POSIX")

ENGINE = """
from hybridnet import _runtime
door = _runtime.Door("Library")
def version():
    return door.Version()
"""
FORK_REFUSED = "StateError: hybridnet: this process was forked from one in which .NET already runs"


@pytest.fixture
def running(tmp_path):
    """Start a script and hand it over once it has printed ``ready``; it is killed at the end if it still runs."""
    started = []

    def start(text: str) -> subprocess.Popen[str]:
        file = tmp_path / "running.py"
        file.write_text(text, encoding="utf-8")
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


# How a process ends


def test_normal_end(script):
    result = script(ENGINE + "print(version())")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{__version__}\n", "")


def test_sys_exit_keeps_its_status(script):
    result = script(ENGINE + "version()\nimport sys; sys.exit(7)")
    assert (result.returncode, result.stdout, result.stderr) == (7, "", "")


def test_uncaught_exception_prints_its_traceback_and_nothing_else(script):
    result = script(ENGINE + "version()\n1 / 0")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("Traceback (most recent call last):")
    assert result.stderr.endswith("ZeroDivisionError: division by zero\n")


def test_exit_with_dotnet_objects_alive(script):
    """Cycles, delegates and .NET exceptions in every place that is torn down late."""
    result = script(
        ENGINE
        + """
version()
import sys, System
class Keeper: pass
for place in (sys, _runtime, Keeper):
    keeper = Keeper()
    keeper.itself, keeper.thing, keeper.delegate = keeper, System.Object(), System.Action(lambda: None)
    place.kept = keeper
try:
    System.Int32.Parse("x")
except System.FormatException as error:
    sys.error = error
"""
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("registered", ["before", "after"])
def test_atexit_handler_may_use_the_engine(script, registered):
    handler = "import atexit; atexit.register(lambda: print('last words', version()))\n"
    use = "version()\n"
    result = script(ENGINE + (handler + use if registered == "before" else use + handler))
    assert (result.returncode, result.stdout, result.stderr) == (0, f"last words {__version__}\n", "")


def test_atexit_handler_may_be_the_first_to_use_the_engine(script):
    result = script("import atexit\n" + ENGINE + "atexit.register(lambda: print('first words', version()))\n")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"first words {__version__}\n", "")


@pytest.mark.parametrize(
    "work",
    [
        pytest.param("while True: version()", id="calling"),
        pytest.param("while True: System.Threading.Thread.Sleep(1)", id="returning"),
        pytest.param("System.Threading.Thread.Sleep(1_000_000)", id="inside"),
    ],
)
def test_daemon_threads_in_the_engine_do_not_disturb_the_end(script, work):
    """Repeated, for it is a race: pythonnet's own shutdown aborts the process here."""
    text = (
        ENGINE
        + f"""
version()
import System, threading, time
def work():
    {work}
for _ in range(4):
    threading.Thread(target=work, daemon=True).start()
time.sleep(0.1)
print("end")
"""
    )
    for _ in range(5):
        result = script(text)
        assert (result.returncode, result.stdout, result.stderr) == (0, "end\n", "")


def test_other_threads_are_waited_for(script):
    result = script(
        ENGINE
        + """
import threading, time
def work():
    time.sleep(0.3)
    print("thread", version())
threading.Thread(target=work).start()
"""
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, f"thread {__version__}\n", "")


# Signals


LOOP = "print('ready')\nwhile True: version()\n"


def test_sigterm_ends_the_process_as_it_ends_any(running):
    process = running(ENGINE + "version()\n" + LOOP)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == -signal.SIGTERM
    assert process.stderr.read() == ""


@pytest.mark.parametrize("installed", ["before", "after"])
def test_sigterm_handler_of_the_user_is_called(running, installed):
    handler = "import signal, sys; signal.signal(signal.SIGTERM, lambda *_: (print('terminating'), sys.exit(9)))\n"
    use = ENGINE + "version()\n"
    process = running((handler + use if installed == "before" else use + handler) + LOOP)
    process.send_signal(signal.SIGTERM)
    assert (process.wait(60), process.stdout.read(), process.stderr.read()) == (9, "terminating\n", "")


def test_sigint_ends_with_a_keyboard_interrupt(running):
    process = running(ENGINE + "version()\n" + LOOP)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == -signal.SIGINT
    assert process.stderr.read().endswith("KeyboardInterrupt\n")


def test_sigint_in_a_call_is_raised_when_the_call_is_done(running):
    process = running(
        ENGINE
        + """
version()
import System, time
long_call = System.Threading.Thread.SpinWait
begin = time.monotonic()
long_call(10_000_000)
count = int(10_000_000 * 1.5 / (time.monotonic() - begin))
try:
    print("ready")
    long_call(count)
    print("not interrupted")
except KeyboardInterrupt:
    print("interrupted", version())
"""
    )
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0, process.stderr.read()
    assert process.stdout.read() == f"interrupted {__version__}\n"


# Other processes


def test_subprocess_runs_beside_the_engine(script):
    result = script(
        ENGINE
        + """
version()
import subprocess, sys
other = "from hybridnet import _runtime; print(_runtime.interop().Library.Version())"
print(subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=True).stdout, version())
"""
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{__version__}\n {__version__}\n", "")


POOL = """
import multiprocessing
from hybridnet import _runtime
door = _runtime.Door("Library")
def work(number):
    return number, door.Version()
if __name__ == "__main__":
    door.Version()
    context = multiprocessing.get_context({method!r})
    {prepare}
    with context.Pool(2) as pool:
        print(sorted(pool.map(work, range(4))))
"""


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_worker_processes_start_an_engine_of_their_own(script, method):
    prepare = "context.set_forkserver_preload(['hybridnet'])" if method == "forkserver" else "pass"
    result = script(POOL.format(method=method, prepare=prepare))
    expected = [(number, __version__) for number in range(4)]
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{expected}\n", "")


def test_joblib_workers_start_an_engine_of_their_own(script):
    result = script("""
from hybridnet import _runtime
door = _runtime.Door("Library")
def work(number):
    from hybridnet import _runtime
    return number, _runtime.Door("Library").Version()
if __name__ == "__main__":
    import joblib
    door.Version()
    print(joblib.Parallel(n_jobs=2)(joblib.delayed(work)(number) for number in range(4)))
""")
    expected = [(number, __version__) for number in range(4)]
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{expected}\n", "")


# Forks


def test_forked_child_is_refused_with_a_sentence(script):
    result = script(
        ENGINE
        + """
import os, traceback
version()
child = os.fork()
if child == 0:
    try:
        _runtime.interop()
    except BaseException:
        traceback.print_exc()
    os._exit(3)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), version())
"""
    )
    assert (result.returncode, result.stdout) == (0, f"3 {__version__}\n")
    assert FORK_REFUSED.replace("StateError", "hybridnet._errors.StateError") in result.stderr
    for way in ("'spawn'", "'forkserver'", "loky", "fork before the first use"):
        assert way in result.stderr


def test_methods_kept_before_the_fork_are_refused_in_the_child(script):
    result = script(POOL.format(method="fork", prepare="pass"))
    assert result.returncode == 1
    assert FORK_REFUSED in result.stderr


def test_executor_of_forked_workers_raises_instead_of_hanging(script):
    result = script("""
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
import hybridnet as hn
from hybridnet import _runtime
door = _runtime.Door("Library")
def work():
    return door.Version()
work()
with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
    try:
        print(pool.submit(work).result())
    except hn.StateError as error:
        print(f"{type(error).__name__}: {error}")
print(door.Version())
""")
    assert result.returncode == 0, result.stderr
    assert FORK_REFUSED in result.stdout
    assert result.stdout.endswith(f"{__version__}\n")


def test_fork_before_the_first_use_is_fine(script):
    result = script(
        ENGINE
        + """
import os
child = os.fork()
if child == 0:
    print("child", version())
else:
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print("parent", status)
"""
    )
    assert (result.returncode, result.stdout, result.stderr) == (
        0,
        f"child {__version__}\nparent 0\n",
        "",
    )


@pytest.mark.parametrize("end", ["pass", "sys.exit(0)", "os._exit(0)", "os.execlp('true', 'true')"])
def test_children_that_leave_the_engine_alone_leave_the_parent_untouched(script, end):
    """A child that merely ends would free what the package keeps of .NET, and crash, or its parent at its own end."""
    result = script(
        ENGINE
        + f"""
import os, sys
version()
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
    print(statuses, version(), flush=True)
    import pythonnet
    pythonnet.unload()
"""
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{{0}} {__version__}\n", "")


def test_fork_while_another_thread_starts_the_engine_does_not_hang(script):
    result = script(
        ENGINE
        + """
import os, threading, time
thread = threading.Thread(target=version)
thread.start()
while not _runtime._starting:
    pass
child = os.fork()
if child == 0:
    try:
        version()
    except Exception as error:
        print(type(error).__name__, flush=True)
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
thread.join()
print(version())
"""
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, f"StateError\n0\n{__version__}\n", "")


def test_fork_of_a_process_in_which_another_package_runs_dotnet_is_refused(script):
    result = script("""
import os, pythonnet
pythonnet.load("coreclr")
from hybridnet import _runtime
child = os.fork()
if child == 0:
    try:
        _runtime.interop()
    except Exception as error:
        print(type(error).__name__, flush=True)
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), _runtime.interop().Library.Version())
""")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"StateError\n0 {__version__}\n", "")


# A notebook's kernel


@pytest.fixture
def kernel():
    """A Jupyter kernel of this environment, and a function that runs a cell and returns what it printed."""
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3", startup_timeout=120)

    def run(code: str) -> str:
        printed: list[str] = []

        def collect(message: dict) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])

        reply = client.execute_interactive(code, timeout=120, output_hook=collect)
        content = reply["content"]
        return "".join(printed) if content["status"] == "ok" else f"{content['ename']}: {content['evalue']}"

    yield manager, client, run
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    manager.context.destroy()


def test_kernel_restarts_with_a_new_engine(kernel):
    manager, client, run = kernel
    cell = ENGINE + "import os; print(version(), os.getpid())"
    first = run(cell).split()
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=120)
    second = run(cell).split()
    assert first[0] == second[0] == __version__
    assert first[1] != second[1]
    assert manager.is_alive()


def test_kernel_interrupt_leaves_the_engine_usable(kernel):
    manager, client, run = kernel
    assert run(ENGINE + "print(version())") == f"{__version__}\n"
    identity = client.execute("print('looping')\nwhile True: version()")
    while client.get_iopub_msg(timeout=60)["msg_type"] != "stream":
        pass
    manager.interrupt_kernel()
    reply = client.get_shell_msg(timeout=60)
    assert (reply["parent_header"]["msg_id"], reply["content"]["ename"]) == (identity, "KeyboardInterrupt")
    assert run("print(version())") == f"{__version__}\n"


def test_kernel_shutdown_is_clean(kernel):
    manager, _, run = kernel
    run(ENGINE + "version()")
    process = manager.provisioner.process
    manager.shutdown_kernel(now=False)
    assert process.returncode == 0
