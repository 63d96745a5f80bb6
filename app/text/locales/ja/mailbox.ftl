### デモのメール箱。

mailbox-title = メール
mailbox-intro = デモでは、送るはずのメールがここに届きます。実際には送られません。
mailbox-empty-title = メールはまだありません
mailbox-empty-text = 顧客のページから誰かを招待すると、最初のメールが届きます。
mailbox-crumb = パンくずリスト
mailbox-from = 差出人
mailbox-to = 宛先
mailbox-reply-to = 返信先
mailbox-at = 日時
mailbox-headers = そのほかのヘッダー
mailbox-html = HTML形式の本文
mailbox-text = テキスト形式の本文
