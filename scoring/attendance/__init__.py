"""What the words of attendance share: times of the day, the timetable of a person, conditions on a row."""
