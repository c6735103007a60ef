"""The Tidy page: what there is to tidy, and for doubles the two side by side."""
