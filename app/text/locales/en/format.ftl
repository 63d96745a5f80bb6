### How days, times and names are written.

format-day = { $weekday } { $day } { $month }
format-day-with-year = { $weekday } { $day } { $month } { $year }
format-clock = { $date }, { $time }
format-date-time = { $date }, { $time } { $zone }
format-hours = { $from }–{ $to }
format-zone = { $short } ({ $zone })
format-month-with-year = { $month } { $year }
format-months = { $from }–{ $to }
format-quarter = { $from }–{ $to } { $year }

format-weekday-1 = Mon
format-weekday-2 = Tue
format-weekday-3 = Wed
format-weekday-4 = Thu
format-weekday-5 = Fri
format-weekday-6 = Sat
format-weekday-7 = Sun

format-month-1 = Jan
format-month-2 = Feb
format-month-3 = Mar
format-month-4 = Apr
format-month-5 = May
format-month-6 = Jun
format-month-7 = Jul
format-month-8 = Aug
format-month-9 = Sep
format-month-10 = Oct
format-month-11 = Nov
format-month-12 = Dec

format-addressed-name = { $name }
