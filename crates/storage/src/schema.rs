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
        limit_day -> Nullable<BigInt>,
        limit_minute -> Nullable<BigInt>,
        mfa_enabled -> Bool,
        mfa_last_step -> Nullable<BigInt>,
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
        limit_day -> Nullable<BigInt>,
        limit_minute -> Nullable<BigInt>,
        name -> Binary,
        predecessor -> Nullable<Text>,
        revoked_at -> Nullable<BigInt>,
        revoked_by -> Nullable<Text>,
        revoked_reason -> Nullable<Binary>,
        secret -> Text,
        successor -> Nullable<Text>,
        user_id -> BigInt,
        warned_of_end -> Nullable<Text>,
        warned_of_use -> Nullable<BigInt>,
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
    patterns (id) {
        id -> BigInt,
        created_at -> BigInt,
        data -> Binary,
        design -> Text,
        img -> Text,
        name -> Binary,
        notes -> Binary,
        public -> Bool,
        settings -> Binary,
        updated_at -> BigInt,
        user_id -> BigInt,
    }
}

diesel::table! {
    bookmarks (id) {
        id -> BigInt,
        kind -> Text,
        title -> Binary,
        url -> Binary,
        user_id -> BigInt,
    }
}

diesel::table! {
    curated_sets (id) {
        id -> BigInt,
        created_at -> BigInt,
        height -> BigInt,
        info -> Text,
        measurements -> Text,
        names -> Text,
        notes -> Text,
        published -> Bool,
        tags -> Nullable<Text>,
        updated_at -> BigInt,
    }
}

diesel::table! {
    option_packs (id) {
        id -> BigInt,
        created_at -> BigInt,
        design -> Text,
        img -> Text,
        info -> Text,
        names -> Text,
        notes -> Text,
        options -> Text,
        tags -> Text,
        updated_at -> BigInt,
    }
}

diesel::table! {
    subscribers (id) {
        id -> Text,
        active -> Bool,
        created_at -> BigInt,
        ehash -> Text,
        email -> Binary,
        language -> Text,
        updated_at -> BigInt,
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

diesel::table! {
    usage_hours (user_id, key_id, hour, route, outcome) {
        user_id -> BigInt,
        key_id -> Text,
        hour -> BigInt,
        route -> Text,
        outcome -> Text,
        calls -> BigInt,
    }
}

diesel::table! {
    usage_days (user_id, key_id, day, route, outcome) {
        user_id -> BigInt,
        key_id -> Text,
        day -> BigInt,
        route -> Text,
        outcome -> Text,
        calls -> BigInt,
    }
}

diesel::table! {
    activity (id) {
        id -> BigInt,
        at -> BigInt,
        user_id -> BigInt,
        actor -> Nullable<BigInt>,
        kind -> Text,
        key_id -> Nullable<Text>,
        detail -> Binary,
    }
}

diesel::table! {
    quota_requests (id) {
        id -> BigInt,
        created_at -> BigInt,
        user_id -> BigInt,
        purpose -> Binary,
        per_minute -> Nullable<BigInt>,
        per_day -> Nullable<BigInt>,
        state -> Text,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<BigInt>,
        answer -> Nullable<Binary>,
        granted_minute -> Nullable<BigInt>,
        granted_day -> Nullable<BigInt>,
    }
}

diesel::table! {
    guesses (id) {
        id -> BigInt,
        user_id -> Nullable<BigInt>,
        proof -> Text,
        wrong -> BigInt,
        last_at -> BigInt,
    }
}
