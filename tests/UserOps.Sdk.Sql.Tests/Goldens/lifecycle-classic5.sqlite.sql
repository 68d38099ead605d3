SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1)) THEN 1 ELSE 0 END) AS "faults",
  GROUP_CONCAT(DISTINCT CASE WHEN ("at_us" >= @p2) THEN ((("at_us" + @p3) / 86400000000) - 2) END) AS "days"
FROM "purchases"
WHERE (("at_us" < @p4) OR (typeof("at_us") <> 'integer'))
GROUP BY "user_id";
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 1704067200000000
-- @p3 WholeNumber 187200000000
-- @p4 WholeNumber 1782820800000001
