"""Whole journeys of a person through the product."""
