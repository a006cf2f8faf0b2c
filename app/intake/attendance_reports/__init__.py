"""Attendance reports of call platforms (Zoom, Teams, Meet): who was in the call, and from when to when."""
