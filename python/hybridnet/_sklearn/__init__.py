"""Implementation of the estimators of ``hybridnet.sklearn``."""
