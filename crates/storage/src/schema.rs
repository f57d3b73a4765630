//! The tables, as diesel sees them. What their columns mean stands in `migrations/`.

diesel::table! {
    users (id) {
        id -> BigInt,
        bio -> Binary,
        compare -> Bool,
        consent -> BigInt,
        control -> BigInt,
        created_at -> BigInt,
        data -> Binary,
        ehash -> Text,
        email -> Binary,
        ihash -> Text,
        imperial -> Bool,
        initial -> Binary,
        jwt_calls -> BigInt,
        key_calls -> BigInt,
        language -> Text,
        last_seen -> Nullable<BigInt>,
        mfa_enabled -> Bool,
        mfa_secret -> Binary,
        newsletter -> Bool,
        password -> Text,
        patron -> BigInt,
        role -> Text,
        status -> BigInt,
        tokens_from -> Nullable<BigInt>,
        updated_at -> Nullable<BigInt>,
        username -> Text,
        username_key -> Text,
    }
}

diesel::table! {
    apikeys (seq) {
        seq -> BigInt,
        id -> Text,
        audience -> Text,
        calls -> BigInt,
        created_at -> BigInt,
        expires_at -> BigInt,
        last_seen -> Nullable<BigInt>,
        level -> BigInt,
        name -> Binary,
        secret -> Text,
        user_id -> BigInt,
    }
}

diesel::table! {
    sets (id) {
        id -> BigInt,
        created_at -> BigInt,
        img -> Text,
        imperial -> Bool,
        measurements -> Binary,
        name -> Binary,
        notes -> Binary,
        public -> Bool,
        updated_at -> BigInt,
        user_id -> BigInt,
    }
}

diesel::table! {
    confirmations (id) {
        id -> Text,
        created_at -> BigInt,
        data -> Binary,
        kind -> Text,
        user_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        attempts -> BigInt,
        created_at -> BigInt,
        due_at -> BigInt,
        mail -> Binary,
    }
}

diesel::table! {
    instance (id) {
        id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    seal (id) {
        id -> BigInt,
        proof -> Binary,
    }
}
