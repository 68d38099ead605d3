SELECT
  "u"."user_key" AS "user_key",
  (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
  COALESCE("e0"."c0", 0) AS "s0",
  COALESCE("e0"."c1", 0) AS "s1",
  COALESCE("e0"."c2", 0) AS "s2",
  "e0"."c3" AS "s3",
  "e0"."c4" AS "s4",
  COALESCE("e0"."c5", 0) AS "s5",
  "e0"."c6" AS "s6"
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
    SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (("cents" IS NOT NULL) AND (typeof("cents") <> 'integer')) OR (("currency" COLLATE BINARY IS NOT NULL) AND (typeof("currency" COLLATE BINARY) <> 'text'))) THEN 1 ELSE 0 END) AS "faults",
    SUM(CASE WHEN ("at_us" >= @p2) THEN "cents" ELSE 0 END) AS "c0",
    SUM("cents") AS "c1",
    SUM(CASE WHEN ("cents" IS NOT NULL) THEN 1 ELSE 0 END) AS "c2",
    MIN("cents") AS "c3",
    MAX("cents") AS "c4",
    COUNT(DISTINCT "currency" COLLATE BINARY) AS "c5",
    MAX("at_us") AS "c6"
  FROM "purchases"
  WHERE (("at_us" < @p3) OR (typeof("at_us") <> 'integer'))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 1777590000000000
-- @p3 WholeNumber 1782820800000001
