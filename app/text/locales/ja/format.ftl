### How days, times and names are written.

format-day = { $month }{ $day }日({ $weekday })
format-day-with-year = { $year }年{ $month }{ $day }日({ $weekday })
format-clock = { $date } { $time }
format-date-time = { $date } { $time } { $zone }
format-hours = { $from }〜{ $to }
format-zone = { $short }({ $zone })
format-month-with-year = { $year }年{ $month }
format-months = { $from }〜{ $to }
format-quarter = { $year }年{ $from }〜{ $to }

format-weekday-1 = 月
format-weekday-2 = 火
format-weekday-3 = 水
format-weekday-4 = 木
format-weekday-5 = 金
format-weekday-6 = 土
format-weekday-7 = 日

format-month-1 = 1月
format-month-2 = 2月
format-month-3 = 3月
format-month-4 = 4月
format-month-5 = 5月
format-month-6 = 6月
format-month-7 = 7月
format-month-8 = 8月
format-month-9 = 9月
format-month-10 = 10月
format-month-11 = 11月
format-month-12 = 12月

format-addressed-name = { $name }様
