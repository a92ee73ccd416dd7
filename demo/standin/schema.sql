-- The tables of WooCommerce 9.9.5 and Dokan 4.1.2, column by column. {prefix} is the site's table prefix.

CREATE TABLE IF NOT EXISTS `{prefix}wc_orders` (
	`id` bigint(20) unsigned NOT NULL,
	`status` varchar(20) DEFAULT NULL,
	`currency` varchar(10) DEFAULT NULL,
	`type` varchar(20) DEFAULT NULL,
	`tax_amount` decimal(26,8) DEFAULT NULL,
	`total_amount` decimal(26,8) DEFAULT NULL,
	`customer_id` bigint(20) unsigned DEFAULT NULL,
	`billing_email` varchar(320) DEFAULT NULL,
	`date_created_gmt` datetime DEFAULT NULL,
	`date_updated_gmt` datetime DEFAULT NULL,
	`parent_order_id` bigint(20) unsigned DEFAULT NULL,
	`payment_method` varchar(100) DEFAULT NULL,
	`payment_method_title` text DEFAULT NULL,
	`transaction_id` varchar(100) DEFAULT NULL,
	`ip_address` varchar(100) DEFAULT NULL,
	`user_agent` text DEFAULT NULL,
	`customer_note` text DEFAULT NULL,
	PRIMARY KEY (`id`),
	KEY `status` (`status`),
	KEY `date_created` (`date_created_gmt`),
	KEY `customer_id_billing_email` (`customer_id`,`billing_email`(171)),
	KEY `billing_email` (`billing_email`(191)),
	KEY `type_status_date` (`type`,`status`,`date_created_gmt`),
	KEY `parent_order_id` (`parent_order_id`),
	KEY `date_updated` (`date_updated_gmt`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}wc_order_addresses` (
	`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`order_id` bigint(20) unsigned NOT NULL,
	`address_type` varchar(20) DEFAULT NULL,
	`first_name` text DEFAULT NULL,
	`last_name` text DEFAULT NULL,
	`company` text DEFAULT NULL,
	`address_1` text DEFAULT NULL,
	`address_2` text DEFAULT NULL,
	`city` text DEFAULT NULL,
	`state` text DEFAULT NULL,
	`postcode` text DEFAULT NULL,
	`country` text DEFAULT NULL,
	`email` varchar(320) DEFAULT NULL,
	`phone` varchar(100) DEFAULT NULL,
	PRIMARY KEY (`id`),
	UNIQUE KEY `address_type_order_id` (`address_type`,`order_id`),
	KEY `order_id` (`order_id`),
	KEY `email` (`email`(191)),
	KEY `phone` (`phone`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}wc_order_operational_data` (
	`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`order_id` bigint(20) unsigned DEFAULT NULL,
	`created_via` varchar(100) DEFAULT NULL,
	`woocommerce_version` varchar(20) DEFAULT NULL,
	`prices_include_tax` tinyint(1) DEFAULT NULL,
	`coupon_usages_are_counted` tinyint(1) DEFAULT NULL,
	`download_permission_granted` tinyint(1) DEFAULT NULL,
	`cart_hash` varchar(100) DEFAULT NULL,
	`new_order_email_sent` tinyint(1) DEFAULT NULL,
	`order_key` varchar(100) DEFAULT NULL,
	`order_stock_reduced` tinyint(1) DEFAULT NULL,
	`date_paid_gmt` datetime DEFAULT NULL,
	`date_completed_gmt` datetime DEFAULT NULL,
	`shipping_tax_amount` decimal(26,8) DEFAULT NULL,
	`shipping_total_amount` decimal(26,8) DEFAULT NULL,
	`discount_tax_amount` decimal(26,8) DEFAULT NULL,
	`discount_total_amount` decimal(26,8) DEFAULT NULL,
	`recorded_sales` tinyint(1) DEFAULT NULL,
	PRIMARY KEY (`id`),
	UNIQUE KEY `order_id` (`order_id`),
	KEY `order_key` (`order_key`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}wc_orders_meta` (
	`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`order_id` bigint(20) unsigned DEFAULT NULL,
	`meta_key` varchar(255) DEFAULT NULL,
	`meta_value` text DEFAULT NULL,
	PRIMARY KEY (`id`),
	KEY `meta_key_value` (`meta_key`(100),`meta_value`(82)),
	KEY `order_id_meta_key_meta_value` (`order_id`,`meta_key`(100),`meta_value`(82))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}woocommerce_order_items` (
	`order_item_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`order_item_name` text NOT NULL,
	`order_item_type` varchar(200) NOT NULL DEFAULT '',
	`order_id` bigint(20) unsigned NOT NULL,
	PRIMARY KEY (`order_item_id`),
	KEY `order_id` (`order_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}woocommerce_order_itemmeta` (
	`meta_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`order_item_id` bigint(20) unsigned NOT NULL,
	`meta_key` varchar(255) DEFAULT NULL,
	`meta_value` longtext DEFAULT NULL,
	PRIMARY KEY (`meta_id`),
	KEY `order_item_id` (`order_item_id`),
	KEY `meta_key` (`meta_key`(32))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}wc_customer_lookup` (
	`customer_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`user_id` bigint(20) unsigned DEFAULT NULL,
	`username` varchar(60) NOT NULL DEFAULT '',
	`first_name` varchar(255) NOT NULL,
	`last_name` varchar(255) NOT NULL,
	`email` varchar(100) DEFAULT NULL,
	`date_last_active` timestamp NULL DEFAULT NULL,
	`date_registered` timestamp NULL DEFAULT NULL,
	`country` char(2) NOT NULL DEFAULT '',
	`postcode` varchar(20) NOT NULL DEFAULT '',
	`city` varchar(100) NOT NULL DEFAULT '',
	`state` varchar(100) NOT NULL DEFAULT '',
	PRIMARY KEY (`customer_id`),
	UNIQUE KEY `user_id` (`user_id`),
	KEY `email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}wc_order_stats` (
	`order_id` bigint(20) unsigned NOT NULL,
	`parent_id` bigint(20) unsigned NOT NULL DEFAULT 0,
	`date_created` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
	`date_created_gmt` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
	`date_paid` datetime DEFAULT '0000-00-00 00:00:00',
	`date_completed` datetime DEFAULT '0000-00-00 00:00:00',
	`num_items_sold` int(11) NOT NULL DEFAULT 0,
	`total_sales` double NOT NULL DEFAULT 0,
	`tax_total` double NOT NULL DEFAULT 0,
	`shipping_total` double NOT NULL DEFAULT 0,
	`net_total` double NOT NULL DEFAULT 0,
	`returning_customer` tinyint(1) DEFAULT NULL,
	`status` varchar(200) NOT NULL,
	`customer_id` bigint(20) unsigned NOT NULL,
	PRIMARY KEY (`order_id`),
	KEY `date_created` (`date_created`),
	KEY `customer_id` (`customer_id`),
	KEY `status` (`status`(191))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}wc_order_product_lookup` (
	`order_item_id` bigint(20) unsigned NOT NULL,
	`order_id` bigint(20) unsigned NOT NULL,
	`product_id` bigint(20) unsigned NOT NULL,
	`variation_id` bigint(20) unsigned NOT NULL,
	`customer_id` bigint(20) unsigned DEFAULT NULL,
	`date_created` datetime NOT NULL DEFAULT current_timestamp(),
	`product_qty` int(11) NOT NULL,
	`product_net_revenue` double NOT NULL DEFAULT 0,
	`product_gross_revenue` double NOT NULL DEFAULT 0,
	`coupon_amount` double NOT NULL DEFAULT 0,
	`tax_amount` double NOT NULL DEFAULT 0,
	`shipping_amount` double NOT NULL DEFAULT 0,
	`shipping_tax_amount` double NOT NULL DEFAULT 0,
	PRIMARY KEY (`order_item_id`),
	KEY `order_id` (`order_id`),
	KEY `product_id` (`product_id`),
	KEY `customer_id` (`customer_id`),
	KEY `date_created` (`date_created`),
	KEY `customer_product_date` (`customer_id`,`product_id`,`date_created`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}wc_order_coupon_lookup` (
	`order_id` bigint(20) unsigned NOT NULL,
	`coupon_id` bigint(20) NOT NULL,
	`date_created` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
	`discount_amount` double NOT NULL DEFAULT 0,
	PRIMARY KEY (`order_id`,`coupon_id`),
	KEY `coupon_id` (`coupon_id`),
	KEY `date_created` (`date_created`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}wc_order_tax_lookup` (
	`order_id` bigint(20) unsigned NOT NULL,
	`tax_rate_id` bigint(20) unsigned NOT NULL,
	`date_created` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
	`shipping_tax` double NOT NULL DEFAULT 0,
	`order_tax` double NOT NULL DEFAULT 0,
	`total_tax` double NOT NULL DEFAULT 0,
	PRIMARY KEY (`order_id`,`tax_rate_id`),
	KEY `tax_rate_id` (`tax_rate_id`),
	KEY `date_created` (`date_created`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}woocommerce_tax_rates` (
	`tax_rate_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`tax_rate_country` varchar(2) NOT NULL DEFAULT '',
	`tax_rate_state` varchar(200) NOT NULL DEFAULT '',
	`tax_rate` varchar(8) NOT NULL DEFAULT '',
	`tax_rate_name` varchar(200) NOT NULL DEFAULT '',
	`tax_rate_priority` bigint(20) unsigned NOT NULL,
	`tax_rate_compound` int(1) NOT NULL DEFAULT 0,
	`tax_rate_shipping` int(1) NOT NULL DEFAULT 1,
	`tax_rate_order` bigint(20) unsigned NOT NULL,
	`tax_rate_class` varchar(200) NOT NULL DEFAULT '',
	PRIMARY KEY (`tax_rate_id`),
	KEY `tax_rate_country` (`tax_rate_country`),
	KEY `tax_rate_state` (`tax_rate_state`(2)),
	KEY `tax_rate_class` (`tax_rate_class`(10)),
	KEY `tax_rate_priority` (`tax_rate_priority`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}woocommerce_tax_rate_locations` (
	`location_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`location_code` varchar(200) NOT NULL,
	`tax_rate_id` bigint(20) unsigned NOT NULL,
	`location_type` varchar(40) NOT NULL,
	PRIMARY KEY (`location_id`),
	KEY `tax_rate_id` (`tax_rate_id`),
	KEY `location_type_code` (`location_type`(10),`location_code`(20))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}wc_tax_rate_classes` (
	`tax_rate_class_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`name` varchar(200) NOT NULL DEFAULT '',
	`slug` varchar(200) NOT NULL DEFAULT '',
	PRIMARY KEY (`tax_rate_class_id`),
	UNIQUE KEY `slug` (`slug`(191))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}dokan_orders` (
	`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`order_id` bigint(20) DEFAULT NULL,
	`seller_id` bigint(20) DEFAULT NULL,
	`order_total` decimal(19,4) DEFAULT NULL,
	`net_amount` decimal(19,4) DEFAULT NULL,
	`order_status` varchar(30) DEFAULT NULL,
	PRIMARY KEY (`id`),
	KEY `order_id` (`order_id`),
	KEY `seller_id` (`seller_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}dokan_vendor_balance` (
	`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`vendor_id` bigint(20) unsigned NOT NULL,
	`trn_id` bigint(20) unsigned NOT NULL,
	`trn_type` varchar(30) NOT NULL,
	`perticulars` text NOT NULL,
	`debit` decimal(19,4) NOT NULL,
	`credit` decimal(19,4) NOT NULL,
	`status` varchar(30) DEFAULT NULL,
	`trn_date` timestamp NOT NULL,
	`balance_date` timestamp NOT NULL,
	PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}dokan_refund` (
	`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`order_id` bigint(20) unsigned NOT NULL,
	`seller_id` bigint(20) NOT NULL,
	`refund_amount` decimal(19,4) NOT NULL,
	`refund_reason` text DEFAULT NULL,
	`item_qtys` varchar(200) DEFAULT NULL,
	`item_totals` text DEFAULT NULL,
	`item_tax_totals` text DEFAULT NULL,
	`restock_items` varchar(10) DEFAULT NULL,
	`date` timestamp NOT NULL,
	`status` int(1) NOT NULL,
	`method` varchar(30) NOT NULL,
	PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}dokan_order_stats` (
	`order_id` bigint(20) unsigned NOT NULL,
	`vendor_id` bigint(20) unsigned NOT NULL DEFAULT 0,
	`order_type` tinyint(1) NOT NULL DEFAULT 0 COMMENT '0 = Dokan Parent Order, 1 = Dokan Single Vendor Order, 2 = Dokan Suborder, 3 = Refund of Dokan Parent Order, 4 = Refund of Dokan Suborder, 5 =  Refund of Dokan Single Order',
	`vendor_earning` double NOT NULL DEFAULT 0,
	`vendor_gateway_fee` double NOT NULL DEFAULT 0,
	`vendor_shipping_fee` double NOT NULL DEFAULT 0,
	`vendor_discount` double NOT NULL DEFAULT 0,
	`admin_commission` double NOT NULL DEFAULT 0,
	`admin_gateway_fee` double NOT NULL DEFAULT 0,
	`admin_shipping_fee` double NOT NULL DEFAULT 0,
	`admin_discount` double NOT NULL DEFAULT 0,
	`admin_subsidy` double NOT NULL DEFAULT 0,
	PRIMARY KEY (`order_id`),
	KEY `vendor_id` (`vendor_id`),
	KEY `order_type` (`order_type`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}dokan_withdraw` (
	`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`user_id` bigint(20) unsigned NOT NULL,
	`amount` decimal(19,4) NOT NULL,
	`date` timestamp NOT NULL,
	`status` int(1) NOT NULL,
	`method` varchar(30) NOT NULL,
	`note` text NOT NULL,
	`details` longtext DEFAULT NULL,
	`ip` varchar(50) NOT NULL,
	PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}dokan_reverse_withdrawal` (
	`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`trn_id` bigint(20) unsigned NOT NULL,
	`trn_type` varchar(200) NOT NULL DEFAULT 'order_commission',
	`vendor_id` bigint(20) unsigned NOT NULL,
	`note` mediumtext DEFAULT NULL,
	`debit` decimal(19,4) NOT NULL DEFAULT 0.0000,
	`credit` decimal(19,4) NOT NULL DEFAULT 0.0000,
	`trn_date` int(11) unsigned NOT NULL DEFAULT 0,
	PRIMARY KEY (`id`),
	KEY `trn_date` (`trn_date`),
	KEY `vendor_id_trn_date` (`vendor_id`,`trn_date`),
	KEY `vendor_id` (`vendor_id`),
	KEY `trn_id_type` (`trn_id`,`trn_type`(191)),
	KEY `vendor_id_trn_date_type` (`vendor_id`,`trn_date`,`trn_type`(191))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS `{prefix}dokan_announcement` (
	`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
	`user_id` bigint(20) unsigned NOT NULL,
	`post_id` bigint(11) NOT NULL,
	`status` varchar(30) NOT NULL,
	PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
