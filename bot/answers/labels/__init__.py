"""Labels and products: what a label says in the element itself, sums of it, and several products added up."""
