-- Stores: a seller's shop has its owner's user id. There is a row for every user; `capabilities` tells
-- who is a seller; own_label and own_shown, what stands in the store's settings about its support button, as PHP keeps it
-- ('11:"Get Support', '3:"yes'), NULL for nothing. Only the columns a query names cost anything. Join by id.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_store AS
SELECT
  u.ID AS id,
  CONVERT(u.user_nicename USING utf8mb4) COLLATE utf8mb4_unicode_ci AS slug,
  CONVERT(COALESCE(
    (SELECT NULLIF(m.meta_value, '') FROM {wp:usermeta} m WHERE m.user_id = u.ID
     AND m.meta_key = 'dokan_store_name' ORDER BY m.umeta_id LIMIT 1),
    u.display_name) USING utf8mb4) COLLATE utf8mb4_unicode_ci AS store_name,
  (SELECT m.meta_value FROM {wp:usermeta} m WHERE m.user_id = u.ID AND m.meta_key = '{prefix}capabilities'
   ORDER BY m.umeta_id LIMIT 1) AS capabilities,
  (SELECT m.meta_value FROM {wp:usermeta} m WHERE m.user_id = u.ID AND m.meta_key = 'dokan_enable_selling'
   ORDER BY m.umeta_id LIMIT 1) AS selling,
  (SELECT CASE WHEN LOCATE('s:16:"support_btn_name";s:', m.meta_value) > 0 THEN LEFT(SUBSTRING_INDEX(
     SUBSTRING_INDEX(m.meta_value, 's:16:"support_btn_name";s:', -1), '";', 1), 300) END FROM {wp:usermeta} m
   WHERE m.user_id = u.ID AND m.meta_key = 'dokan_profile_settings' ORDER BY m.umeta_id LIMIT 1) AS own_label,
  (SELECT CASE WHEN LOCATE('s:16:"show_support_btn";s:', m.meta_value) > 0 THEN LEFT(SUBSTRING_INDEX(
     SUBSTRING_INDEX(m.meta_value, 's:16:"show_support_btn";s:', -1), '";', 1), 20) END FROM {wp:usermeta} m
   WHERE m.user_id = u.ID AND m.meta_key = 'dokan_profile_settings' ORDER BY m.umeta_id LIMIT 1) AS own_shown
FROM {wp:users} u
