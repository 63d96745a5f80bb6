### 操作の後に一度だけ出る案内。

message-draft-saved = 下書きを保存しました。
message-draft-discarded = 下書きを破棄しました。
message-sketch-added = スケッチを追加し、下書きを保存しました。
message-sketch-removed = スケッチを削除しました。
message-proposal-published = 提案を公開しました。担当者が理由を添えて回答します。
message-proposal-edited = 提案を更新しました。前の版は履歴に残っています。
message-proposal-translated = 提案が二つの言語で読めるようになりました。
message-translation-removed = 訳文を削除しました。原文はそのままです。
message-proposal-withdrawn = 提案を取り下げました。
message-voice-given = 「うちも必要」を伝えました。
message-voice-taken-back = 「うちも必要」を取り消しました。
message-reason-added = 理由を追加しました。
message-comment-added = コメントを送りました。
message-proposal-answered = 回答しました。提案した方と待っている方に届きます。
message-invitation-sent = 招待を送りました。
message-reminder-sent = 再通知を送りました。
message-invitation-revoked = 招待を取り消しました。
message-joined = 参加の手続きが終わりました。
message-profile-saved = プロフィールを保存しました。
message-signed-out = サインアウトしました。
message-notices-read = すべて既読にしました。
message-imported = 取り込みました。
message-clock-moved = 時計を進めました。
message-watching = 今後の動きをお知らせします。
message-not-watching = お知らせを止めました。
