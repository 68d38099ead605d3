SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1)) THEN 1 ELSE 0 END) AS "faults",
  GROUP_CONCAT(DISTINCT CASE WHEN ("at_us" >= @p2) THEN ((("at_us" + CASE WHEN ("at_us" >= @p3) THEN @p4 WHEN ("at_us" >= @p5) THEN @p6 WHEN ("at_us" >= @p7) THEN @p8 WHEN ("at_us" >= @p9) THEN @p10 WHEN ("at_us" >= @p11) THEN @p12 WHEN ("at_us" >= @p13) THEN @p14 WHEN ("at_us" >= @p15) THEN @p16 ELSE @p17 END) / 86400000000) - 2) END) AS "days"
FROM "purchases"
WHERE (("at_us" < @p18) OR (typeof("at_us") <> 'integer'))
GROUP BY "user_id";
-- @p1 WholeNumber 1451606400000000
-- @p2 WholeNumber 1451606400000000
-- @p3 WholeNumber 1550368800000000
-- @p4 WholeNumber 162000000000
-- @p5 WholeNumber 1541300400000000
-- @p6 WholeNumber 165600000000
-- @p7 WholeNumber 1518919200000000
-- @p8 WholeNumber 162000000000
-- @p9 WholeNumber 1508036400000000
-- @p10 WholeNumber 165600000000
-- @p11 WholeNumber 1487469600000000
-- @p12 WholeNumber 162000000000
-- @p13 WholeNumber 1476586800000000
-- @p14 WholeNumber 165600000000
-- @p15 WholeNumber 1456020000000000
-- @p16 WholeNumber 162000000000
-- @p17 WholeNumber 165600000000
-- @p18 WholeNumber 1782820800000001
