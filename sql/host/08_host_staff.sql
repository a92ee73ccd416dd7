-- Who works for which store, whatever they may do there. By store_id it looks at every row of staff in the shop: for
-- pages that are seldom asked for.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_staff AS
SELECT m.user_id AS id, CAST(m.meta_value AS UNSIGNED) AS store_id
FROM {wp:usermeta} m
WHERE m.meta_key = '_vendor_id'
