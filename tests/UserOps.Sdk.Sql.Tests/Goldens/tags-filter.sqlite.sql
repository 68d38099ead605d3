SELECT
  "u"."user_key" AS "user_key",
  (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
  COALESCE("e0"."c0", 0) AS "s0"
FROM (
  SELECT
    "user_id" AS "user_key",
    ((COUNT(*) - 1) + CASE WHEN (typeof("user_id") <> 'integer') THEN 1 ELSE 0 END) AS "faults"
  FROM "users"
  GROUP BY "user_id"
) AS "u"
LEFT JOIN (
  SELECT
    "user_id" AS "user_key",
    SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (("kind" COLLATE BINARY IS NOT NULL) AND (typeof("kind" COLLATE BINARY) <> 'text')) OR (("currency" COLLATE BINARY IS NOT NULL) AND (typeof("currency" COLLATE BINARY) <> 'text')) OR (("cents" IS NOT NULL) AND (typeof("cents") <> 'integer'))) THEN 1 ELSE 0 END) AS "faults",
    SUM(CASE WHEN ((("kind" COLLATE BINARY IN (@p2, @p3)) AND (NOT ("currency" COLLATE BINARY = @p4))) OR ((NOT ("cents" IS NULL)) AND ("cents" > @p5)) OR (substr("currency" COLLATE BINARY, 1, length(@p6)) = @p6) OR ("currency" COLLATE BINARY IS NULL)) THEN 1 ELSE 0 END) AS "c0"
  FROM "purchases"
  WHERE (("at_us" < @p7) OR (typeof("at_us") <> 'integer'))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- @p1 WholeNumber 1704067200000000
-- @p2 Text purchase
-- @p3 Text refund
-- @p4 Text EUR
-- @p5 WholeNumber 1234
-- @p6 Text G
-- @p7 WholeNumber 1782820800000001
