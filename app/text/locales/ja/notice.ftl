### お知らせの一文。

notice-who-of-company = { $company } { $who }

notice-told-proposal-published = { $who }さんが「{ $title }」(#{ $number })を提案しました。
notice-told-proposal-answered = { $who }さんが「{ $title }」(#{ $number })に回答しました:{ $status }
notice-told-proposal-translated = { $who }さんがあなたの提案「{ $title }」(#{ $number })を翻訳しました。
notice-told-mentioned = { $who }さんが「{ $title }」(#{ $number })であなたをメンションしました。
notice-told-commented = { $who }さんが「{ $title }」(#{ $number })にコメントしました。
notice-told-person-joined = { $who }さんが参加しました。
notice-told-asked-again = { $who }さんが招待の再送を希望しています。
notice-told-roadmap-published = ロードマップが動きました({ $title })。フォロー中の項目に変更があります。
notice-told-roadmap-question = { $who }さんがロードマップの「{ $title }」について質問しました。
notice-told-roadmap-answered = { $who }さんが「{ $title }」についてのご質問に回答しました。
