## Statistics: /prompts statistics

statistics-none-yet = **Zu /{ $dialog } lässt sich vom { $from } bis { $to } noch nichts sagen.** Zahlen gibt es für ganze Wochen und nur von Gruppen ab fünf Leuten, damit sich niemand darin finden lässt.
statistics-shown = /{ $dialog }, { $from } bis { $to }. Dieselben Zahlen stehen in der Datei { $file }.
statistics-title = { $from } bis { $to }
statistics-numbers = Begonnen: { $started } · Beendet: { $finished }
statistics-median = Mittlere Dauer (Median): { $span }
statistics-span = { $low } bis { $high } Minuten
statistics-span-open = mehr als { $low } Minuten
statistics-started = Begonnen
statistics-finished = Beendet
statistics-verdicts = Ergebnisse
statistics-left = Wo Leute aufhörten
statistics-of = { $count } ({ $share } %)
statistics-rest = Alle anderen: je weniger als fünf.
statistics-more = Mehr steht in der Datei.
statistics-none = Je weniger als fünf.
statistics-note = In Fünfern gezählt, jede Zahl abgerundet; Gruppen unter fünf sind nicht gezeigt. Jedes Mitglied zählt einmal. Aufgehört: { $days } Tage nicht angerührt.
statistics-about = Ganze Wochen (Montag bis Sonntag, UTC). Jedes Mitglied zählt einmal, mit seinem ersten Interview. Jede Zahl ist seit Beginn der Zählung auf ein Vielfaches von fünf abgerundet, kann also um bis zu vier zu klein sein, und kleine Zahlen kommen später, zusammen mit anderen; Gruppen unter fünf werden nie genannt. Aufgehört bei einer Frage: Das Interview wurde begonnen und { $days } Tage nicht angerührt. Dauer: von der ersten Frage bis zum ersten Ergebnis, Pausen eingeschlossen.
# For the program: %d and %m are day and month.
statistics-day = %d.%m.
