"""Understanding: text -> items -> chunks -> clauses, events, claims -> readings.

``parser.Parser`` is the way in, ``reading.Reading`` what comes out. A message goes through these modules,
in this order; what stands in brackets serves that step alone.

1. ``text`` gives each glyph one meaning; ``scan`` finds numbers, units, ions, symbols and words
   (``numerals``, ``unit_spelling``, ``spoken``, ``letters``); ``words`` names the concepts and repairs
   spelling. What is no part of the question goes: ``labels``, ``restarts``, ``small_talk``.
2. ``groups`` folds items to chunks, "external potassium concentration" to one; ``numbers/`` binds every
   number to what it is a value of; ``clauses`` and ``parts`` cut the message into sentences and requests.
3. ``hearing`` takes a sentence apart: ``events/`` and ``claims`` (what is said to happen, and why),
   ``frames/`` (what has, uses, sets what), ``shifts/`` (what is changed), ``selection`` (what can cross),
   ``stance`` and ``framing`` (how it is meant, and by whom), ``stretches`` (what outlines of beliefs
   listen to).
4. ``acts/`` decides what is wanted: the act, and with ``targets`` the equation or with ``find`` the idea
   (``asked``, ``tally``). ``aside`` and ``coverage`` tell which words that would leave unused.
5. ``sentence`` makes the reading of one sentence, ``joining`` one request of several sentences.

``options/`` reads multiple-choice questions and lists of statements, ``tasks`` several tasks under one head.
"""
