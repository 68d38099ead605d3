SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (typeof("cents") <> 'integer') OR ("cents" > @p2) OR ("cents" < @p3)) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN ("cents" >= 0) THEN 1 ELSE 0 END) AS "purchases",
  MIN(CASE WHEN ("cents" >= 0) THEN "at_us" END) AS "first_at",
  MAX(CASE WHEN ("cents" >= 0) THEN "at_us" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN ("cents" >= 0) THEN CASE WHEN ("at_us" >= @p4) THEN ((("at_us" + CASE WHEN ("at_us" >= @p5) THEN @p6 WHEN ("at_us" >= @p7) THEN @p8 WHEN ("at_us" >= @p9) THEN @p10 WHEN ("at_us" >= @p11) THEN @p12 WHEN ("at_us" >= @p13) THEN @p14 WHEN ("at_us" >= @p15) THEN @p16 WHEN ("at_us" >= @p17) THEN @p18 WHEN ("at_us" >= @p19) THEN @p20 WHEN ("at_us" >= @p21) THEN @p22 WHEN ("at_us" >= @p23) THEN @p24 WHEN ("at_us" >= @p25) THEN @p26 WHEN ("at_us" >= @p27) THEN @p28 ELSE @p29 END) / 86400000000) - 2) END END) AS "orders",
  SUM(CASE WHEN ("cents" < 0) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN ("cents" >= 0) THEN "cents" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN ("cents" < 0) THEN (0 - "cents") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_us" < @p30) OR (typeof("at_us") <> 'integer'))
GROUP BY "user_id";
-- @p1 WholeNumber 0
-- @p2 WholeNumber 100000000000000000
-- @p3 WholeNumber -100000000000000000
-- @p4 WholeNumber 0
-- @p5 WholeNumber 684867600000000
-- @p6 WholeNumber 187200000000
-- @p7 WholeNumber 671565600000000
-- @p8 WholeNumber 190800000000
-- @p9 WholeNumber 653418000000000
-- @p10 WholeNumber 187200000000
-- @p11 WholeNumber 640116000000000
-- @p12 WholeNumber 190800000000
-- @p13 WholeNumber 621968400000000
-- @p14 WholeNumber 187200000000
-- @p15 WholeNumber 608666400000000
-- @p16 WholeNumber 190800000000
-- @p17 WholeNumber 589914000000000
-- @p18 WholeNumber 187200000000
-- @p19 WholeNumber 577216800000000
-- @p20 WholeNumber 190800000000
-- @p21 WholeNumber 558464400000000
-- @p22 WholeNumber 187200000000
-- @p23 WholeNumber 545162400000000
-- @p24 WholeNumber 190800000000
-- @p25 WholeNumber 527014800000000
-- @p26 WholeNumber 187200000000
-- @p27 WholeNumber 515527200000000
-- @p28 WholeNumber 190800000000
-- @p29 WholeNumber 187200000000
-- @p30 WholeNumber 1782820800000001
