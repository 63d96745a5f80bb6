## 見学室。

# 同意を撤回された方のお名前の代わりに入ることば。
rooms-somebody = 参加者

rooms-title = 見学室
rooms-title-interviewer = 見学室:聞き手
rooms-title-notes = 見学室:記録
rooms-views = 見学室の表示
rooms-view-observer = 見学
rooms-view-interviewer = 聞き手
rooms-view-notes = 記録
rooms-side = 同席者と進行表
rooms-refresh = 最新の状態にする
rooms-role-interviewer = 聞き手
rooms-role-note-taker = 記録係
rooms-role-observer = 見学者

## 経過時間と、参加者の同意の内容。

rooms-timer-before = 開始前
rooms-timer-running = 進行中
rooms-timer-over = 終了
rooms-start = タイマーを開始
rooms-end = インタビューを終了
rooms-go-on = 再開する
rooms-nobody-booked = この時間枠にはまだ予約がありません。
rooms-no-consent = 同意なし
rooms-recording-yes = 録音・録画 可
rooms-recording-no = 録音・録画 不可
rooms-quotes-named = 引用 可(お名前あり)
rooms-quotes-anonymous = 引用 可(お名前なし)
rooms-quotes-none = 引用 不可

## 入室。

rooms-entrance = 入室する
rooms-entrance-text = 入室すると、参加者のページにお名前が表示されます。質問や記録の内容は参加者には見えません。
rooms-enter-as = { $role }として入室
rooms-leave = 退室する
rooms-people = 同席者
rooms-people-declared = このお名前は参加者にも表示されています。
# On the page of the participant.
rooms-declared = 当日同席する担当者:
rooms-places = 定員{ $most }名のうち{ $n }名が入室しています。
rooms-not-yet = 未入室
rooms-has-left = 退室済み

## 質問。

rooms-ask-label = 聞き手への質問
rooms-ask-hint = 1つの質問を1文でお書きください。参加者には見えません。
rooms-ask-send = 質問を送る
rooms-queue = 順番待ちの質問
rooms-queue-none = 順番待ちの質問はありません。
rooms-done = 聞いた質問
rooms-seconds = { $n ->
    [0] ほかの希望者なし
   *[other] ほか{ $n }名が希望
}
rooms-me-too = 私も聞きたい
rooms-state-waiting = 順番待ち
rooms-state-taken = 次の質問
rooms-state-asked = 質問済み
rooms-state-answered = 回答あり
rooms-state-skipped = 見送り
rooms-state-joined = 統合済み
rooms-answered-at = { $stamp }に回答
rooms-skipped-because = 理由:
rooms-joined = 同じ内容の質問:
rooms-take = 次に聞く
rooms-take-first = 先頭の質問を次に聞く
rooms-join = 同じ質問にまとめる
rooms-join-label = 同じ内容の質問
rooms-join-none = 質問を選択
rooms-join-send = まとめる
rooms-answer-write = 回答を記録
rooms-answer = 回答の内容
rooms-stamp = 経過時間
rooms-stamp-hint = 例:00:41:10。空欄の場合は現在の時間です。
rooms-answer-save = 回答を保存
rooms-skip = 見送る
rooms-skip-reason = 見送る理由
rooms-skip-hint = 質問した人に表示されます。
rooms-skip-send = 質問を見送る
rooms-next = 次の質問
rooms-next-none = まだ選ばれていません。
rooms-asked = 質問した
rooms-answered = 回答があった
rooms-put-back = 順番待ちに戻す

## 記録。

rooms-notes = 記録
rooms-notes-none = まだ記録はありません。
rooms-notes-pages = 記録のページ
rooms-notes-before = これより前の記録
rooms-note-label = 記録
rooms-note-send = 記録を保存
rooms-note-edit = 編集
rooms-note-save = 保存
rooms-note-edited = 編集済み
rooms-note-remove = 削除
rooms-note-remove-send = この記録を完全に削除する
rooms-tag = 種類
rooms-tag-fact = 事実
rooms-tag-quote = 発言
rooms-tag-surprise = 驚き
rooms-tag-pain = 困りごと

## ページを開いている間。

rooms-lost = 接続が切れています。入力した内容は保管され、接続が戻ると送信されます。
rooms-back = 接続が戻りました。
rooms-failed = 送信できませんでした。もう一度お試しください。
rooms-notes-wait = { $n ->
   *[other] { $n }件の記録が送信待ちです
}
rooms-say-next = 次の質問:{ $text }
rooms-say-note = { $stamp }に新しい記録
rooms-say-queue = { $n ->
    [0] 順番待ちの質問はありません
   *[other] 順番待ちの質問が{ $n }件あります
}

## お断り。

error-not-a-stamp = 経過時間は 00:41:10 のように入力するか、空欄にしてください。
conflict-room-full = 参加者にお伝えした人数の同席者がすでに入室しています。
conflict-room-closed = このインタビューは終了したか、中止されました。
conflict-question-taken = 次の質問がすでに選ばれています。先に「質問した」か「順番待ちに戻す」を押してください。

## 操作のあと。

message-room-entered = 入室しました。参加者のページにお名前が表示されます。
message-room-left = 退室しました。
message-room-started = タイマーを開始しました。
message-room-ended = インタビューを終了しました。記録と回答は引き続き書き込めます。
message-room-question-sent = 質問を順番待ちに加えました。
message-room-seconded = 「私も聞きたい」に加えました。
message-room-unseconded = 「私も聞きたい」を取り消しました。
message-room-question-joined = 2つの質問をまとめました。
message-room-question-taken = 次の質問に選びました。
message-room-question-put-back = 質問を順番待ちに戻しました。
message-room-question-asked = 質問済みにしました。
message-room-question-answered = 回答を保存しました。
message-room-question-skipped = 質問を見送りました。
message-room-note-written = 記録を保存しました。
message-room-note-saved = 記録を変更しました。
message-room-note-removed = 記録を削除しました。

## 履歴。

journal-rooms-entered = 見学室に入室
journal-rooms-left = 見学室から退室
journal-rooms-started = インタビューを開始
journal-rooms-ended = インタビューを終了
journal-rooms-asked = 見学室で質問
journal-rooms-joined = 見学室の質問を統合
journal-rooms-question-taken = 見学室の質問を次の質問に選択
journal-rooms-question-put-back = 質問を順番待ちに戻した
journal-rooms-question-said = 見学室の質問を質問済みに変更
journal-rooms-question-answered = 回答を記録
journal-rooms-question-skipped = 質問を見送り
journal-rooms-noted = 見学室で記録
journal-rooms-note-edited = 見学室の記録を編集
journal-rooms-note-removed = 見学室の記録を削除
