SELECT
  "user_name" COLLATE BINARY AS "user_key",
  SUM(CASE WHEN ((typeof("user_name" COLLATE BINARY) <> 'text') OR (typeof("at_ms") <> 'integer') OR ("at_ms" < @p1)) THEN 1 ELSE 0 END) AS "faults",
  GROUP_CONCAT(DISTINCT CASE WHEN ("at_ms" >= @p2) THEN ((("at_ms" + @p3) / 86400000) - 2) END) AS "days"
FROM "purchases"
WHERE (("at_ms" < @p4) OR (typeof("at_ms") <> 'integer'))
GROUP BY "user_name" COLLATE BINARY;
-- @p1 WholeNumber 1704067200000
-- @p2 WholeNumber 1704067200000
-- @p3 WholeNumber 187200000
-- @p4 WholeNumber 1782820800001
