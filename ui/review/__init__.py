"""The notes after a group: what the review is made of, from the values of app.review."""
