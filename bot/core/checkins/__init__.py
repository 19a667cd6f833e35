"""Anonymous check-ins: what they are, how they may change, and the two desks that change them."""
