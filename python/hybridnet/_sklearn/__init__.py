"""What the estimators of ``hybridnet.sklearn`` are made of."""
