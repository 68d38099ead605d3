WITH "userops_figures" AS MATERIALIZED (
  SELECT
    "u"."user_key" AS "user_key",
    (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
    "u"."a0" AS "s0",
    "u"."a1" AS "s1",
    COALESCE("e0"."c0", 0) AS "s2"
  FROM (
    SELECT
      "user_id" AS "user_key",
      ((COUNT(*) - 1) + CASE WHEN ((typeof("user_id") <> 'integer') OR (("points" IS NOT NULL) AND (typeof("points") <> 'integer')) OR (("at_us" IS NOT NULL) AND (typeof("at_us") <> 'integer'))) THEN 1 ELSE 0 END) AS "faults",
      "points" AS "a0",
      "at_us" AS "a1"
    FROM "users"
    GROUP BY "user_id", "points", "at_us"
  ) AS "u"
  LEFT JOIN (
    SELECT
      "user_id" AS "user_key",
      SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (("kind" COLLATE BINARY IS NOT NULL) AND (typeof("kind" COLLATE BINARY) <> 'text'))) THEN 1 ELSE 0 END) AS "faults",
      SUM(CASE WHEN (("at_us" >= @p2) AND ("kind" COLLATE BINARY = @p3)) THEN 1 ELSE 0 END) AS "c0"
    FROM "purchases"
    WHERE ((("at_us" < @p4) OR (typeof("at_us") <> 'integer')) AND (("at_us" >= @p2) OR (typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p5)))
    GROUP BY "user_id"
  ) AS "e0" ON ("e0"."user_key" = "u"."user_key")
), "userops_rules_1" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    ("s2" >= @p6) AS "r0"
  FROM "userops_figures" AS "figures"
), "userops_tags_1" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "r0" AS "t0"
  FROM "userops_rules_1" AS "rules_1"
), "userops_rules_2" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "t0" AS "t0",
    (("s1" >= @p7) AND ("s1" < @p8)) AS "r1",
    "t0" AS "r2",
    ("s0" >= @p9) AS "r3"
  FROM "userops_tags_1" AS "tags_1"
), "userops_tags_2" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "t0" AS "t0",
    "r1" AS "r1",
    "r2" AS "r2",
    "r3" AS "r3",
    CASE WHEN "t0" THEN FALSE ELSE "r1" END AS "t1",
    ("r2" OR "r3") AS "t2"
  FROM "userops_rules_2" AS "rules_2"
), "userops_rules_3" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "t0" AS "t0",
    "r1" AS "r1",
    "r2" AS "r2",
    "r3" AS "r3",
    "t1" AS "t1",
    "t2" AS "t2",
    CASE WHEN "r2" THEN FALSE ELSE ("r3" OR FALSE) END AS "r4"
  FROM "userops_tags_2" AS "tags_2"
), "userops_tags_3" AS MATERIALIZED (
  SELECT
    "user_key" AS "user_key",
    "faults" AS "faults",
    "s0" AS "s0",
    "s1" AS "s1",
    "s2" AS "s2",
    "r0" AS "r0",
    "t0" AS "t0",
    "r1" AS "r1",
    "r2" AS "r2",
    "r3" AS "r3",
    "t1" AS "t1",
    "t2" AS "t2",
    "r4" AS "r4",
    "r4" AS "t3"
  FROM "userops_rules_3" AS "rules_3"
)
SELECT
  "user_key" AS "user_key",
  "faults" AS "faults",
  CASE WHEN "t0" THEN 2 WHEN (NOT "t0") THEN 0 ELSE 1 END AS "t0",
  CASE WHEN "t1" THEN 2 WHEN (NOT "t1") THEN 0 ELSE 1 END AS "t1",
  CASE WHEN "t2" THEN 2 WHEN (NOT "t2") THEN 0 ELSE 1 END AS "t2",
  CASE WHEN "t2" THEN CASE WHEN "r2" THEN @p10 WHEN "r3" THEN @p11 END END AS "v2",
  CASE WHEN "t3" THEN 2 WHEN (NOT "t3") THEN 0 ELSE 1 END AS "t3"
FROM "userops_tags_3" AS "tags_3";
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 1780228800000001
-- @p3 Text purchase
-- @p4 WholeNumber 1782820800000001
-- @p5 WholeNumber 1704067200000000
-- @p6 WholeNumber 3
-- @p7 WholeNumber 1751284800000001
-- @p8 WholeNumber 1782820800000001
-- @p9 WholeNumber 10
-- @p10 Text high
-- @p11 Text low
