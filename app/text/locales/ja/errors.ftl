### 表示できないページと、行われなかった操作。

errors-home = ホームへ戻る
errors-sign-in = サインイン
errors-request = 問い合わせ番号: { $request }

errors-signed-out-title = サインインが必要です
errors-signed-out-text = このページはサインインした方だけがご覧になれます。
errors-forbidden-title = この操作の権限がありません
errors-not-found-title = ページが見つかりません
errors-not-found-text = アドレスが違うか、ページがなくなったか、閲覧できないものです。ホームか提案の一覧からお探しください。
errors-invalid-title = 受け付けられませんでした
errors-invalid-text = 送られた内容を読み取れませんでした。前のページに戻り、もう一度お試しください。
errors-conflict-title = 操作は行われませんでした
errors-too-many-title = 少し時間をおいてください
errors-too-large-title = 大きすぎて送れません
errors-busy-title = ただいま混み合っています
errors-internal-title = こちらの不具合です
errors-internal-text = 処理できませんでした。もう一度お試しください。続く場合は、下の番号を担当者にお知らせください。
