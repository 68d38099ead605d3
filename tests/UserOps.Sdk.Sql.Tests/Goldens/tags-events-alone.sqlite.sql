SELECT
  "e0"."user_key" AS "user_key",
  COALESCE("e0"."faults", 0) AS "faults",
  COALESCE("e0"."c0", 0) AS "s0"
FROM (
  SELECT
    "user_id" AS "user_key",
    SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (("kind" COLLATE BINARY IS NOT NULL) AND (typeof("kind" COLLATE BINARY) <> 'text'))) THEN 1 ELSE 0 END) AS "faults",
    SUM(CASE WHEN (("at_us" >= @p2) AND ("kind" COLLATE BINARY = @p3)) THEN 1 ELSE 0 END) AS "c0"
  FROM "purchases"
  WHERE (("at_us" < @p4) OR (typeof("at_us") <> 'integer'))
  GROUP BY "user_id"
) AS "e0";
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 1780228800000001
-- @p3 Text purchase
-- @p4 WholeNumber 1782820800000001
