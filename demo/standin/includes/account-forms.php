<?php
/**
 * Logging in and registering in My Account, with WooCommerce's fields, nonces and redirects.
 *
 * @package MarketplaceStandin
 */

defined( 'ABSPATH' ) || exit;

/** Both forms side by side. */
function standin_login_page() {
	do_action( 'woocommerce_before_customer_login_form' );
	wc_print_notices();
	$open = 'yes' === get_option( 'woocommerce_enable_myaccount_registration' );
	echo '<div class="u-columns col2-set" id="customer_login"><div class="u-column1 col-1">';
	standin_login_form();
	echo '</div>';
	if ( $open ) {
		echo '<div class="u-column2 col-2">';
		standin_register_form();
		echo '</div>';
	}
	echo '</div>';
	do_action( 'woocommerce_after_customer_login_form' );
}

/**
 * What was typed in a field of the form that was just refused.
 *
 * @param string $name Field.
 * @return string
 */
function standin_posted( $name ) {
	return isset( $_POST[ $name ] ) && is_string( $_POST[ $name ] ) ? sanitize_text_field( wp_unslash( $_POST[ $name ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification
}

/** The login form. */
function standin_login_form() {
	?>
	<h2>Login</h2>
	<form class="woocommerce-form woocommerce-form-login login" method="post">
		<?php do_action( 'woocommerce_login_form_start' ); ?>
		<p class="woocommerce-form-row form-row">
			<label for="username">Username or email address&nbsp;<span class="required">*</span></label>
			<input type="text" class="woocommerce-Input input-text" name="username" id="username" autocomplete="username" value="<?php echo esc_attr( standin_posted( 'username' ) ); ?>" required>
		</p>
		<p class="woocommerce-form-row form-row">
			<label for="password">Password&nbsp;<span class="required">*</span></label>
			<input class="woocommerce-Input input-text" type="password" name="password" id="password" autocomplete="current-password" required>
		</p>
		<?php do_action( 'woocommerce_login_form' ); ?>
		<p class="form-row">
			<label class="woocommerce-form__label woocommerce-form-login__rememberme"><input name="rememberme" type="checkbox" id="rememberme" value="forever"> <span>Remember me</span></label>
			<?php wp_nonce_field( 'woocommerce-login', 'woocommerce-login-nonce' ); ?>
			<button type="submit" class="woocommerce-button button woocommerce-form-login__submit" name="login" value="Log in">Log in</button>
		</p>
		<p class="woocommerce-LostPassword lost_password"><a href="<?php echo esc_url( wp_lostpassword_url() ); ?>">Lost your password?</a></p>
		<?php do_action( 'woocommerce_login_form_end' ); ?>
	</form>
	<?php
}

/** The registration form, with Dokan's choice of what one is. */
function standin_register_form() {
	?>
	<h2>Register</h2>
	<form method="post" class="woocommerce-form woocommerce-form-register register" <?php do_action( 'woocommerce_register_form_tag' ); ?>>
		<?php do_action( 'woocommerce_register_form_start' ); ?>
		<p class="woocommerce-form-row form-row">
			<label for="reg_email">Email address&nbsp;<span class="required">*</span></label>
			<input type="email" class="woocommerce-Input input-text" name="email" id="reg_email" autocomplete="email" value="<?php echo esc_attr( standin_posted( 'email' ) ); ?>" required>
		</p>
		<p class="woocommerce-form-row form-row">
			<label for="reg_password">Password&nbsp;<span class="required">*</span></label>
			<input type="password" class="woocommerce-Input input-text" name="password" id="reg_password" autocomplete="new-password" required>
		</p>
		<input type="hidden" name="role" value="customer">
		<?php do_action( 'woocommerce_register_form' ); ?>
		<p class="woocommerce-form-row form-row">
			<?php wp_nonce_field( 'woocommerce-register', 'woocommerce-register-nonce' ); ?>
			<button type="submit" class="woocommerce-Button button woocommerce-form-register__submit" name="register" value="Register">Register</button>
		</p>
		<?php do_action( 'woocommerce_register_form_end' ); ?>
	</form>
	<?php
}

/** WooCommerce has a form here; the demo leads to WordPress' own. */
function standin_lost_password_page() {
	printf( '<p><a class="button" href="%s">Ask for a new password</a></p>', esc_url( site_url( 'wp-login.php?action=lostpassword', 'login' ) ) );
}

/**
 * Where to after logging in: the field `redirect`, else where one came from, else My Account.
 *
 * @return string
 */
function standin_login_target() {
	if ( ! empty( $_POST['redirect'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification
		return wp_unslash( $_POST['redirect'] ); // phpcs:ignore WordPress.Security
	}
	$referer = wp_get_raw_referer();
	return $referer ? $referer : wc_get_page_permalink( 'myaccount' );
}

add_action(
	'wp_loaded',
	static function () {
		$nonce = standin_posted( 'woocommerce-login-nonce' );
		if ( ! isset( $_POST['login'], $_POST['username'], $_POST['password'] ) || ! wp_verify_nonce( $nonce, 'woocommerce-login' ) ) {
			return;
		}
		$user = wp_signon(
			apply_filters(
				'woocommerce_login_credentials',
				array(
					'user_login'    => trim( wp_unslash( $_POST['username'] ) ), // phpcs:ignore WordPress.Security
					'user_password' => $_POST['password'], // phpcs:ignore WordPress.Security
					'remember'      => isset( $_POST['rememberme'] ),
				)
			),
			is_ssl()
		);
		if ( is_wp_error( $user ) ) {
			wc_add_notice( $user->get_error_message(), 'error' );
			do_action( 'woocommerce_login_failed' );
			return;
		}
		$target = apply_filters( 'woocommerce_login_redirect', remove_query_arg( 'wc_error', standin_login_target() ), $user );
		wp_redirect( wp_validate_redirect( $target, wc_get_page_permalink( 'myaccount' ) ) ); // phpcs:ignore WordPress.Security.SafeRedirect
		exit;
	},
	20
);

add_action(
	'wp_loaded',
	static function () {
		$nonce = standin_posted( 'woocommerce-register-nonce' );
		if ( ! isset( $_POST['register'], $_POST['email'], $_POST['password'] ) || ! wp_verify_nonce( $nonce, 'woocommerce-register' ) ) {
			return;
		}
		$id = wc_create_new_customer( sanitize_email( wp_unslash( $_POST['email'] ) ), '', $_POST['password'] ); // phpcs:ignore WordPress.Security
		if ( is_wp_error( $id ) ) {
			wc_add_notice( $id->get_error_message(), 'error' );
			return;
		}
		wp_set_current_user( $id );
		wp_set_auth_cookie( $id, true );
		$target = ! empty( $_POST['redirect'] ) ? wp_sanitize_redirect( wp_unslash( $_POST['redirect'] ) ) : ''; // phpcs:ignore WordPress.Security
		if ( ! $target ) {
			$referer = wp_get_raw_referer();
			$target  = $referer ? $referer : wc_get_page_permalink( 'myaccount' );
		}
		$target = apply_filters( 'woocommerce_registration_redirect', $target );
		wp_redirect( wp_validate_redirect( $target, wc_get_page_permalink( 'myaccount' ) ) ); // phpcs:ignore WordPress.Security.SafeRedirect
		exit;
	},
	20
);

/**
 * @param string $email    Address.
 * @param string $username Name; '' makes one from the address.
 * @param string $password Password.
 * @return int|WP_Error
 */
function wc_create_new_customer( $email, $username = '', $password = '' ) {
	if ( ! is_email( $email ) ) {
		return new WP_Error( 'registration-error-invalid-email', 'Please provide a valid email address.' );
	}
	if ( email_exists( $email ) ) {
		return new WP_Error( 'registration-error-email-exists', 'An account is already registered with your email address. Please log in.' );
	}
	if ( '' === $password ) {
		return new WP_Error( 'registration-error-missing-password', 'Please enter an account password.' );
	}
	if ( '' === $username ) {
		$start    = sanitize_user( current( explode( '@', $email ) ), true );
		$username = $start;
		for ( $number = 2; username_exists( $username ); $number++ ) {
			$username = $start . $number;
		}
	}
	$id = wp_insert_user(
		apply_filters(
			'woocommerce_new_customer_data',
			array(
				'user_login' => $username,
				'user_pass'  => $password,
				'user_email' => $email,
				'role'       => 'customer',
			)
		)
	);
	if ( ! is_wp_error( $id ) ) {
		do_action( 'woocommerce_created_customer', $id, array(), false );
	}
	return $id;
}
