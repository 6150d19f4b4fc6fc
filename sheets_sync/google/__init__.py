"""Google's side of things: signing in, one careful line to its servers, and spreadsheets translated both ways."""
