"""What must be fast, measured as ratios side by side in one run, so that another machine gives the same figures."""
