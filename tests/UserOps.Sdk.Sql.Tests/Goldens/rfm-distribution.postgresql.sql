WITH "userops_purchase_facts" AS (
  SELECT
    "user_id" AS "user_key",
    SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1) OR ("amount" IS NULL) OR ("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 9))) THEN 1 ELSE 0 END) AS "faults",
    SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN 1 ELSE 0 END) AS "purchases",
    SUM(CASE WHEN (("amount" >= 0) AND (NOT ("at" >= $4))) THEN 1 ELSE 0 END) AS "earlier",
    MIN(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "first_at",
    MAX(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "last_at",
    COUNT(DISTINCT CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "at" END) AS "orders",
    SUM(CASE WHEN (("amount" < 0) AND ("at" >= $4)) THEN 1 ELSE 0 END) AS "refunds",
    SUM(CASE WHEN (("amount" >= 0) AND ("at" >= $4)) THEN "amount" ELSE 0 END) AS "purchased",
    SUM(CASE WHEN (("amount" < 0) AND ("at" >= $4)) THEN (0 - "amount") ELSE 0 END) AS "refunded"
  FROM "purchases"
  WHERE (("at" < $5) OR ("at" IS NULL))
  GROUP BY "user_id"
)
SELECT
  0 AS "dimension",
  SUM(CASE WHEN (("faults" > 0) OR ("user_key" IS NULL)) THEN 1 ELSE 0 END) AS "number",
  (COUNT(*) - COUNT(DISTINCT "user_key")) AS "users"
FROM "userops_purchase_facts" AS "purchase_facts"
HAVING ((SUM(CASE WHEN (("faults" > 0) OR ("user_key" IS NULL)) THEN 1 ELSE 0 END) > 0) OR ((COUNT(*) - COUNT(DISTINCT "user_key")) > 0))
UNION ALL
SELECT
  1 AS "dimension",
  ($6 - CASE WHEN ("last_at" >= $7) THEN ((("last_at" AT TIME ZONE INTERVAL '0') + CASE WHEN ("last_at" >= $8) THEN $9 WHEN ("last_at" >= $10) THEN $11 WHEN ("last_at" >= $12) THEN $13 WHEN ("last_at" >= $14) THEN $15 WHEN ("last_at" >= $16) THEN $17 WHEN ("last_at" >= $18) THEN $19 WHEN ("last_at" >= $20) THEN $21 WHEN ("last_at" >= $22) THEN $23 WHEN ("last_at" >= $24) THEN $25 WHEN ("last_at" >= $26) THEN $27 WHEN ("last_at" >= $28) THEN $29 WHEN ("last_at" >= $30) THEN $31 WHEN ("last_at" >= $32) THEN $33 WHEN ("last_at" >= $34) THEN $35 WHEN ("last_at" >= $36) THEN $37 WHEN ("last_at" >= $38) THEN $39 WHEN ("last_at" >= $40) THEN $41 WHEN ("last_at" >= $42) THEN $43 WHEN ("last_at" >= $44) THEN $45 WHEN ("last_at" >= $46) THEN $47 WHEN ("last_at" >= $48) THEN $49 WHEN ("last_at" >= $50) THEN $51 WHEN ("last_at" >= $52) THEN $53 WHEN ("last_at" >= $54) THEN $55 WHEN ("last_at" >= $56) THEN $57 WHEN ("last_at" >= $58) THEN $59 WHEN ("last_at" >= $60) THEN $61 WHEN ("last_at" >= $62) THEN $63 WHEN ("last_at" >= $64) THEN $65 WHEN ("last_at" >= $66) THEN $67 WHEN ("last_at" >= $68) THEN $69 WHEN ("last_at" >= $70) THEN $71 WHEN ("last_at" >= $72) THEN $73 WHEN ("last_at" >= $74) THEN $75 WHEN ("last_at" >= $76) THEN $77 WHEN ("last_at" >= $78) THEN $79 WHEN ("last_at" >= $80) THEN $81 WHEN ("last_at" >= $82) THEN $83 WHEN ("last_at" >= $84) THEN $85 WHEN ("last_at" >= $86) THEN $87 WHEN ("last_at" >= $88) THEN $89 WHEN ("last_at" >= $90) THEN $91 WHEN ("last_at" >= $92) THEN $93 WHEN ("last_at" >= $94) THEN $95 WHEN ("last_at" >= $96) THEN $97 WHEN ("last_at" >= $98) THEN $99 WHEN ("last_at" >= $100) THEN $101 WHEN ("last_at" >= $102) THEN $103 WHEN ("last_at" >= $104) THEN $105 WHEN ("last_at" >= $106) THEN $107 WHEN ("last_at" >= $108) THEN $109 WHEN ("last_at" >= $110) THEN $111 WHEN ("last_at" >= $112) THEN $113 WHEN ("last_at" >= $114) THEN $115 WHEN ("last_at" >= $116) THEN $117 WHEN ("last_at" >= $118) THEN $119 WHEN ("last_at" >= $120) THEN $121 WHEN ("last_at" >= $122) THEN $123 WHEN ("last_at" >= $124) THEN $125 WHEN ("last_at" >= $126) THEN $127 WHEN ("last_at" >= $128) THEN $129 WHEN ("last_at" >= $130) THEN $131 WHEN ("last_at" >= $132) THEN $133 WHEN ("last_at" >= $134) THEN $135 WHEN ("last_at" >= $136) THEN $137 WHEN ("last_at" >= $138) THEN $139 WHEN ("last_at" >= $140) THEN $141 WHEN ("last_at" >= $142) THEN $143 WHEN ("last_at" >= $144) THEN $145 WHEN ("last_at" >= $146) THEN $147 WHEN ("last_at" >= $148) THEN $149 WHEN ("last_at" >= $150) THEN $151 WHEN ("last_at" >= $152) THEN $153 WHEN ("last_at" >= $154) THEN $155 WHEN ("last_at" >= $156) THEN $157 WHEN ("last_at" >= $158) THEN $159 WHEN ("last_at" >= $160) THEN $161 WHEN ("last_at" >= $162) THEN $163 WHEN ("last_at" >= $164) THEN $165 WHEN ("last_at" >= $166) THEN $167 WHEN ("last_at" >= $168) THEN $169 WHEN ("last_at" >= $170) THEN $171 WHEN ("last_at" >= $172) THEN $173 WHEN ("last_at" >= $174) THEN $175 WHEN ("last_at" >= $176) THEN $177 WHEN ("last_at" >= $178) THEN $179 WHEN ("last_at" >= $180) THEN $181 WHEN ("last_at" >= $182) THEN $183 WHEN ("last_at" >= $184) THEN $185 WHEN ("last_at" >= $186) THEN $187 WHEN ("last_at" >= $188) THEN $189 WHEN ("last_at" >= $190) THEN $191 WHEN ("last_at" >= $192) THEN $193 WHEN ("last_at" >= $194) THEN $195 WHEN ("last_at" >= $196) THEN $197 WHEN ("last_at" >= $198) THEN $199 WHEN ("last_at" >= $200) THEN $201 WHEN ("last_at" >= $202) THEN $203 WHEN ("last_at" >= $204) THEN $205 WHEN ("last_at" >= $206) THEN $207 WHEN ("last_at" >= $208) THEN $209 WHEN ("last_at" >= $210) THEN $211 WHEN ("last_at" >= $212) THEN $213 WHEN ("last_at" >= $214) THEN $215 WHEN ("last_at" >= $216) THEN $217 WHEN ("last_at" >= $218) THEN $219 WHEN ("last_at" >= $220) THEN $221 WHEN ("last_at" >= $222) THEN $223 WHEN ("last_at" >= $224) THEN $225 WHEN ("last_at" >= $226) THEN $227 ELSE $228 END)::date - DATE '1970-01-01') END) AS "number",
  COUNT(*) AS "users"
FROM "userops_purchase_facts" AS "purchase_facts"
WHERE ("purchases" > 0)
GROUP BY ($6 - CASE WHEN ("last_at" >= $7) THEN ((("last_at" AT TIME ZONE INTERVAL '0') + CASE WHEN ("last_at" >= $8) THEN $9 WHEN ("last_at" >= $10) THEN $11 WHEN ("last_at" >= $12) THEN $13 WHEN ("last_at" >= $14) THEN $15 WHEN ("last_at" >= $16) THEN $17 WHEN ("last_at" >= $18) THEN $19 WHEN ("last_at" >= $20) THEN $21 WHEN ("last_at" >= $22) THEN $23 WHEN ("last_at" >= $24) THEN $25 WHEN ("last_at" >= $26) THEN $27 WHEN ("last_at" >= $28) THEN $29 WHEN ("last_at" >= $30) THEN $31 WHEN ("last_at" >= $32) THEN $33 WHEN ("last_at" >= $34) THEN $35 WHEN ("last_at" >= $36) THEN $37 WHEN ("last_at" >= $38) THEN $39 WHEN ("last_at" >= $40) THEN $41 WHEN ("last_at" >= $42) THEN $43 WHEN ("last_at" >= $44) THEN $45 WHEN ("last_at" >= $46) THEN $47 WHEN ("last_at" >= $48) THEN $49 WHEN ("last_at" >= $50) THEN $51 WHEN ("last_at" >= $52) THEN $53 WHEN ("last_at" >= $54) THEN $55 WHEN ("last_at" >= $56) THEN $57 WHEN ("last_at" >= $58) THEN $59 WHEN ("last_at" >= $60) THEN $61 WHEN ("last_at" >= $62) THEN $63 WHEN ("last_at" >= $64) THEN $65 WHEN ("last_at" >= $66) THEN $67 WHEN ("last_at" >= $68) THEN $69 WHEN ("last_at" >= $70) THEN $71 WHEN ("last_at" >= $72) THEN $73 WHEN ("last_at" >= $74) THEN $75 WHEN ("last_at" >= $76) THEN $77 WHEN ("last_at" >= $78) THEN $79 WHEN ("last_at" >= $80) THEN $81 WHEN ("last_at" >= $82) THEN $83 WHEN ("last_at" >= $84) THEN $85 WHEN ("last_at" >= $86) THEN $87 WHEN ("last_at" >= $88) THEN $89 WHEN ("last_at" >= $90) THEN $91 WHEN ("last_at" >= $92) THEN $93 WHEN ("last_at" >= $94) THEN $95 WHEN ("last_at" >= $96) THEN $97 WHEN ("last_at" >= $98) THEN $99 WHEN ("last_at" >= $100) THEN $101 WHEN ("last_at" >= $102) THEN $103 WHEN ("last_at" >= $104) THEN $105 WHEN ("last_at" >= $106) THEN $107 WHEN ("last_at" >= $108) THEN $109 WHEN ("last_at" >= $110) THEN $111 WHEN ("last_at" >= $112) THEN $113 WHEN ("last_at" >= $114) THEN $115 WHEN ("last_at" >= $116) THEN $117 WHEN ("last_at" >= $118) THEN $119 WHEN ("last_at" >= $120) THEN $121 WHEN ("last_at" >= $122) THEN $123 WHEN ("last_at" >= $124) THEN $125 WHEN ("last_at" >= $126) THEN $127 WHEN ("last_at" >= $128) THEN $129 WHEN ("last_at" >= $130) THEN $131 WHEN ("last_at" >= $132) THEN $133 WHEN ("last_at" >= $134) THEN $135 WHEN ("last_at" >= $136) THEN $137 WHEN ("last_at" >= $138) THEN $139 WHEN ("last_at" >= $140) THEN $141 WHEN ("last_at" >= $142) THEN $143 WHEN ("last_at" >= $144) THEN $145 WHEN ("last_at" >= $146) THEN $147 WHEN ("last_at" >= $148) THEN $149 WHEN ("last_at" >= $150) THEN $151 WHEN ("last_at" >= $152) THEN $153 WHEN ("last_at" >= $154) THEN $155 WHEN ("last_at" >= $156) THEN $157 WHEN ("last_at" >= $158) THEN $159 WHEN ("last_at" >= $160) THEN $161 WHEN ("last_at" >= $162) THEN $163 WHEN ("last_at" >= $164) THEN $165 WHEN ("last_at" >= $166) THEN $167 WHEN ("last_at" >= $168) THEN $169 WHEN ("last_at" >= $170) THEN $171 WHEN ("last_at" >= $172) THEN $173 WHEN ("last_at" >= $174) THEN $175 WHEN ("last_at" >= $176) THEN $177 WHEN ("last_at" >= $178) THEN $179 WHEN ("last_at" >= $180) THEN $181 WHEN ("last_at" >= $182) THEN $183 WHEN ("last_at" >= $184) THEN $185 WHEN ("last_at" >= $186) THEN $187 WHEN ("last_at" >= $188) THEN $189 WHEN ("last_at" >= $190) THEN $191 WHEN ("last_at" >= $192) THEN $193 WHEN ("last_at" >= $194) THEN $195 WHEN ("last_at" >= $196) THEN $197 WHEN ("last_at" >= $198) THEN $199 WHEN ("last_at" >= $200) THEN $201 WHEN ("last_at" >= $202) THEN $203 WHEN ("last_at" >= $204) THEN $205 WHEN ("last_at" >= $206) THEN $207 WHEN ("last_at" >= $208) THEN $209 WHEN ("last_at" >= $210) THEN $211 WHEN ("last_at" >= $212) THEN $213 WHEN ("last_at" >= $214) THEN $215 WHEN ("last_at" >= $216) THEN $217 WHEN ("last_at" >= $218) THEN $219 WHEN ("last_at" >= $220) THEN $221 WHEN ("last_at" >= $222) THEN $223 WHEN ("last_at" >= $224) THEN $225 WHEN ("last_at" >= $226) THEN $227 ELSE $228 END)::date - DATE '1970-01-01') END)
UNION ALL
SELECT
  2 AS "dimension",
  "orders" AS "number",
  COUNT(*) AS "users"
FROM "userops_purchase_facts" AS "purchase_facts"
WHERE ("purchases" > 0)
GROUP BY "orders"
UNION ALL
SELECT
  3 AS "dimension",
  ("purchased" - "refunded") AS "number",
  COUNT(*) AS "users"
FROM "userops_purchase_facts" AS "purchase_facts"
WHERE ("purchases" > 0)
GROUP BY ("purchased" - "refunded");
-- $1 Timestamp 1970-01-01T00:00:00Z
-- $2 Numeric 1000000000000000
-- $3 Numeric -1000000000000000
-- $4 Timestamp 2025-06-30T12:00:00.000001Z
-- $5 Timestamp 2026-06-30T12:00:00.000001Z
-- $6 WholeNumber 20634
-- $7 Timestamp 1970-01-01T00:00:00Z
-- $8 Timestamp 2026-03-29T01:00:00Z
-- $9 Interval 3600 s
-- $10 Timestamp 2025-10-26T01:00:00Z
-- $11 Interval 0 s
-- $12 Timestamp 2025-03-30T01:00:00Z
-- $13 Interval 3600 s
-- $14 Timestamp 2024-10-27T01:00:00Z
-- $15 Interval 0 s
-- $16 Timestamp 2024-03-31T01:00:00Z
-- $17 Interval 3600 s
-- $18 Timestamp 2023-10-29T01:00:00Z
-- $19 Interval 0 s
-- $20 Timestamp 2023-03-26T01:00:00Z
-- $21 Interval 3600 s
-- $22 Timestamp 2022-10-30T01:00:00Z
-- $23 Interval 0 s
-- $24 Timestamp 2022-03-27T01:00:00Z
-- $25 Interval 3600 s
-- $26 Timestamp 2021-10-31T01:00:00Z
-- $27 Interval 0 s
-- $28 Timestamp 2021-03-28T01:00:00Z
-- $29 Interval 3600 s
-- $30 Timestamp 2020-10-25T01:00:00Z
-- $31 Interval 0 s
-- $32 Timestamp 2020-03-29T01:00:00Z
-- $33 Interval 3600 s
-- $34 Timestamp 2019-10-27T01:00:00Z
-- $35 Interval 0 s
-- $36 Timestamp 2019-03-31T01:00:00Z
-- $37 Interval 3600 s
-- $38 Timestamp 2018-10-28T01:00:00Z
-- $39 Interval 0 s
-- $40 Timestamp 2018-03-25T01:00:00Z
-- $41 Interval 3600 s
-- $42 Timestamp 2017-10-29T01:00:00Z
-- $43 Interval 0 s
-- $44 Timestamp 2017-03-26T01:00:00Z
-- $45 Interval 3600 s
-- $46 Timestamp 2016-10-30T01:00:00Z
-- $47 Interval 0 s
-- $48 Timestamp 2016-03-27T01:00:00Z
-- $49 Interval 3600 s
-- $50 Timestamp 2015-10-25T01:00:00Z
-- $51 Interval 0 s
-- $52 Timestamp 2015-03-29T01:00:00Z
-- $53 Interval 3600 s
-- $54 Timestamp 2014-10-26T01:00:00Z
-- $55 Interval 0 s
-- $56 Timestamp 2014-03-30T01:00:00Z
-- $57 Interval 3600 s
-- $58 Timestamp 2013-10-27T01:00:00Z
-- $59 Interval 0 s
-- $60 Timestamp 2013-03-31T01:00:00Z
-- $61 Interval 3600 s
-- $62 Timestamp 2012-10-28T01:00:00Z
-- $63 Interval 0 s
-- $64 Timestamp 2012-03-25T01:00:00Z
-- $65 Interval 3600 s
-- $66 Timestamp 2011-10-30T01:00:00Z
-- $67 Interval 0 s
-- $68 Timestamp 2011-03-27T01:00:00Z
-- $69 Interval 3600 s
-- $70 Timestamp 2010-10-31T01:00:00Z
-- $71 Interval 0 s
-- $72 Timestamp 2010-03-28T01:00:00Z
-- $73 Interval 3600 s
-- $74 Timestamp 2009-10-25T01:00:00Z
-- $75 Interval 0 s
-- $76 Timestamp 2009-03-29T01:00:00Z
-- $77 Interval 3600 s
-- $78 Timestamp 2008-10-26T01:00:00Z
-- $79 Interval 0 s
-- $80 Timestamp 2008-03-30T01:00:00Z
-- $81 Interval 3600 s
-- $82 Timestamp 2007-10-28T01:00:00Z
-- $83 Interval 0 s
-- $84 Timestamp 2007-03-25T01:00:00Z
-- $85 Interval 3600 s
-- $86 Timestamp 2006-10-29T01:00:00Z
-- $87 Interval 0 s
-- $88 Timestamp 2006-03-26T01:00:00Z
-- $89 Interval 3600 s
-- $90 Timestamp 2005-10-30T01:00:00Z
-- $91 Interval 0 s
-- $92 Timestamp 2005-03-27T01:00:00Z
-- $93 Interval 3600 s
-- $94 Timestamp 2004-10-31T01:00:00Z
-- $95 Interval 0 s
-- $96 Timestamp 2004-03-28T01:00:00Z
-- $97 Interval 3600 s
-- $98 Timestamp 2003-10-26T01:00:00Z
-- $99 Interval 0 s
-- $100 Timestamp 2003-03-30T01:00:00Z
-- $101 Interval 3600 s
-- $102 Timestamp 2002-10-27T01:00:00Z
-- $103 Interval 0 s
-- $104 Timestamp 2002-03-31T01:00:00Z
-- $105 Interval 3600 s
-- $106 Timestamp 2001-10-28T01:00:00Z
-- $107 Interval 0 s
-- $108 Timestamp 2001-03-25T01:00:00Z
-- $109 Interval 3600 s
-- $110 Timestamp 2000-10-29T01:00:00Z
-- $111 Interval 0 s
-- $112 Timestamp 2000-03-26T01:00:00Z
-- $113 Interval 3600 s
-- $114 Timestamp 1999-10-31T01:00:00Z
-- $115 Interval 0 s
-- $116 Timestamp 1999-03-28T01:00:00Z
-- $117 Interval 3600 s
-- $118 Timestamp 1998-10-25T01:00:00Z
-- $119 Interval 0 s
-- $120 Timestamp 1998-03-29T01:00:00Z
-- $121 Interval 3600 s
-- $122 Timestamp 1997-10-26T01:00:00Z
-- $123 Interval 0 s
-- $124 Timestamp 1997-03-30T01:00:00Z
-- $125 Interval 3600 s
-- $126 Timestamp 1996-10-27T01:00:00Z
-- $127 Interval 0 s
-- $128 Timestamp 1996-03-31T01:00:00Z
-- $129 Interval 3600 s
-- $130 Timestamp 1995-10-22T01:00:00Z
-- $131 Interval 0 s
-- $132 Timestamp 1995-03-26T01:00:00Z
-- $133 Interval 3600 s
-- $134 Timestamp 1994-10-23T01:00:00Z
-- $135 Interval 0 s
-- $136 Timestamp 1994-03-27T01:00:00Z
-- $137 Interval 3600 s
-- $138 Timestamp 1993-10-24T01:00:00Z
-- $139 Interval 0 s
-- $140 Timestamp 1993-03-28T01:00:00Z
-- $141 Interval 3600 s
-- $142 Timestamp 1992-10-25T01:00:00Z
-- $143 Interval 0 s
-- $144 Timestamp 1992-03-29T01:00:00Z
-- $145 Interval 3600 s
-- $146 Timestamp 1991-10-27T01:00:00Z
-- $147 Interval 0 s
-- $148 Timestamp 1991-03-31T01:00:00Z
-- $149 Interval 3600 s
-- $150 Timestamp 1990-10-28T01:00:00Z
-- $151 Interval 0 s
-- $152 Timestamp 1990-03-25T01:00:00Z
-- $153 Interval 3600 s
-- $154 Timestamp 1989-10-29T01:00:00Z
-- $155 Interval 0 s
-- $156 Timestamp 1989-03-26T01:00:00Z
-- $157 Interval 3600 s
-- $158 Timestamp 1988-10-23T01:00:00Z
-- $159 Interval 0 s
-- $160 Timestamp 1988-03-27T01:00:00Z
-- $161 Interval 3600 s
-- $162 Timestamp 1987-10-25T01:00:00Z
-- $163 Interval 0 s
-- $164 Timestamp 1987-03-29T01:00:00Z
-- $165 Interval 3600 s
-- $166 Timestamp 1986-10-26T01:00:00Z
-- $167 Interval 0 s
-- $168 Timestamp 1986-03-30T01:00:00Z
-- $169 Interval 3600 s
-- $170 Timestamp 1985-10-27T01:00:00Z
-- $171 Interval 0 s
-- $172 Timestamp 1985-03-31T01:00:00Z
-- $173 Interval 3600 s
-- $174 Timestamp 1984-10-28T01:00:00Z
-- $175 Interval 0 s
-- $176 Timestamp 1984-03-25T01:00:00Z
-- $177 Interval 3600 s
-- $178 Timestamp 1983-10-23T01:00:00Z
-- $179 Interval 0 s
-- $180 Timestamp 1983-03-27T01:00:00Z
-- $181 Interval 3600 s
-- $182 Timestamp 1982-10-24T01:00:00Z
-- $183 Interval 0 s
-- $184 Timestamp 1982-03-28T01:00:00Z
-- $185 Interval 3600 s
-- $186 Timestamp 1981-10-25T01:00:00Z
-- $187 Interval 0 s
-- $188 Timestamp 1981-03-29T01:00:00Z
-- $189 Interval 3600 s
-- $190 Timestamp 1980-10-26T02:00:00Z
-- $191 Interval 0 s
-- $192 Timestamp 1980-03-16T02:00:00Z
-- $193 Interval 3600 s
-- $194 Timestamp 1979-10-28T02:00:00Z
-- $195 Interval 0 s
-- $196 Timestamp 1979-03-18T02:00:00Z
-- $197 Interval 3600 s
-- $198 Timestamp 1978-10-29T02:00:00Z
-- $199 Interval 0 s
-- $200 Timestamp 1978-03-19T02:00:00Z
-- $201 Interval 3600 s
-- $202 Timestamp 1977-10-23T02:00:00Z
-- $203 Interval 0 s
-- $204 Timestamp 1977-03-20T02:00:00Z
-- $205 Interval 3600 s
-- $206 Timestamp 1976-10-24T02:00:00Z
-- $207 Interval 0 s
-- $208 Timestamp 1976-03-21T02:00:00Z
-- $209 Interval 3600 s
-- $210 Timestamp 1975-10-26T02:00:00Z
-- $211 Interval 0 s
-- $212 Timestamp 1975-03-16T02:00:00Z
-- $213 Interval 3600 s
-- $214 Timestamp 1974-10-27T02:00:00Z
-- $215 Interval 0 s
-- $216 Timestamp 1974-03-17T02:00:00Z
-- $217 Interval 3600 s
-- $218 Timestamp 1973-10-28T02:00:00Z
-- $219 Interval 0 s
-- $220 Timestamp 1973-03-18T02:00:00Z
-- $221 Interval 3600 s
-- $222 Timestamp 1972-10-29T02:00:00Z
-- $223 Interval 0 s
-- $224 Timestamp 1972-03-19T02:00:00Z
-- $225 Interval 3600 s
-- $226 Timestamp 1971-10-31T02:00:00Z
-- $227 Interval 0 s
-- $228 Interval 3600 s
