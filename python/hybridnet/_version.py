"""The version, written by hatch_build.py from Directory.Build.props at every build; change it there."""

__version__ = "0.1.0"
