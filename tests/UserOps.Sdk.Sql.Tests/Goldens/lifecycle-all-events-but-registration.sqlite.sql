SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (("kind" COLLATE BINARY IS NOT NULL) AND (typeof("kind" COLLATE BINARY) <> 'text'))) THEN 1 ELSE 0 END) AS "faults",
  MIN(CASE WHEN ("kind" COLLATE BINARY = @p2) THEN "at_us" END) AS "registered_at",
  GROUP_CONCAT(DISTINCT CASE WHEN (("kind" COLLATE BINARY IS NULL) OR ("kind" COLLATE BINARY <> @p3)) THEN CASE WHEN ("at_us" >= @p4) THEN ((("at_us" + @p5) / 86400000000) - 2) END END) AS "days"
FROM "purchases"
WHERE ((("at_us" < @p6) OR (typeof("at_us") <> 'integer')) AND (("kind" COLLATE BINARY IS NULL) OR ("kind" COLLATE BINARY <> @p3) OR ("kind" COLLATE BINARY = @p2) OR (("kind" COLLATE BINARY IS NOT NULL) AND (typeof("kind" COLLATE BINARY) <> 'text'))))
GROUP BY "user_id";
-- @p1 WholeNumber 1704067200000000
-- @p2 Text refund
-- @p3 Text refund
-- @p4 WholeNumber 1704067200000000
-- @p5 WholeNumber 187200000000
-- @p6 WholeNumber 1782820800000001
