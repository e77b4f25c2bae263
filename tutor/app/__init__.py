"""The chat on a whole terminal screen: the only room that imports Textual; importing it loads nothing."""
