"""From a scheme and some facts to figures that explain themselves: pure, exact, without a clock."""
