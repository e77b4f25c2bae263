"""One writer an act: each fills a draft with headline, meaning, sources and a question back."""
