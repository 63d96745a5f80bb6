### どの入力欄にも付く言葉と、受け付けられないときの案内。

form-badge-required = 必須
form-badge-optional = 任意
form-limit = { $n }字まで
form-summary-title = { $n }か所の確認が必要です

## 入力欄。`label` は見出し、`n` は上限などの数。

error-required = 「{ $label }」を入力してください。
error-not-chosen = 「{ $label }」を選んでください。
error-too-long = 「{ $label }」は{ $n }字以内で入力してください。
error-too-short = 「{ $label }」は{ $n }字以上で入力してください。
error-unknown-choice = 「{ $label }」は選択肢から選んでください。
error-not-an-email = 「{ $label }」は name@example.com のような形で入力してください。
error-not-a-date = 「{ $label }」は 2026-11-30 のような日付で入力してください。
error-not-in-future = 「{ $label }」は明日以降の日付を選んでください。
error-not-a-number = 「{ $label }」は数字で入力してください。
error-unknown-zone = 「{ $label }」は一覧にあるタイムゾーンから選んでください。
error-must-agree = 続けるには「{ $label }」への同意が必要です。
error-password-common = よく使われているパスワードです。別のものを入力してください。
error-password-is-name = 氏名、メールアドレス、会社名を含まないパスワードを入力してください。
error-wrong-credentials = メールアドレスまたはパスワードが正しくありません。両方を確認してください。
error-wrong-code = コードが正しくないか、使用済みか、期限が切れています。確認するか、新しいコードを依頼してください。
error-passkey-refused = このパスキーは受け付けられませんでした。もう一度お試しください。
error-wrong-password = パスワードが正しくありません。もう一度入力してください。
error-password-leaked = 流出したパスワードの一覧にあるものです。別のものを入力してください。
error-email-taken = このメールアドレスはすでに使われています。別のものを入力してください。
error-no-file = 「{ $label }」のファイルを選んでください。
error-not-readable = 「{ $label }」のファイルを読み取れませんでした。CSV形式で保存し直してから送ってください。
error-file-kind = 「{ $label }」は PNG、JPEG、WebP の画像か PDF を、拡張子を変えずに選んでください。
error-file-too-large = 「{ $label }」は{ $n }MB以内のファイルを選んでください。
error-too-many-pixels = 「{ $label }」は{ $n }メガピクセル以内の画像を選んでください。
error-file-broken = 「{ $label }」のファイルを開けませんでした。保存し直してから送ってください。
error-file-infected = 「{ $label }」のファイルからウイルスが検出されたため、保存しませんでした。お使いのパソコンをご確認ください。
error-not-attached = 「{ $label }」に選んだファイルはまだ追加されていません。もう一度選んで「スケッチを追加」を押すか、そのまま続けてください。
error-opted-out = この方は連絡を辞退しています。休止や保留にする前に、理由を添えて「連絡可」に戻してください。
error-only-narrower = この提案は自社限定で公開され、同僚の方もその前提で書き込んでいます。「{ $label }」を後から広げることはできません。全員向けには新しい提案を公開してください。
error-guarded = この方は休止中または保留中です(名前の横の表示をご覧ください)。「{ $label }」に理由を入力するか、日を改めてください。
error-before-the-other = 「{ $label }」は、その前の日付と同じ日か、それより後の日付を選んでください。
error-outside-the-quarter = 「{ $label }」は横の四半期に含まれる日付を選ぶか、四半期を変更してください。
error-too-many = 「{ $label }」は{ $n }件以内で入力してください。
error-no-such-hour = その時刻は時計の切り替えに当たります。「{ $label }」は別の時刻を選んでください。
error-unknown-number = 「{ $label }」に、該当するもののない番号があります。番号を確認してください。
error-not-a-picture = 「{ $label }」は PNG、JPEG、WebP の画像を、拡張子を変えずに選んでください。
error-not-a-figure = 「{ $label }」の{ $n }行目に、会社のIDと人数を「C-104,12」のように入れてください。
error-unknown-company = 「{ $label }」の{ $n }行目のIDの会社が見つかりません。
error-not-a-web-address = 「{ $label }」は https:// または http:// で始まるアドレスで入力してください。

## 状況が変わった場合や、規則で受け付けられない場合。

conflict-stale = 入力中に別の方が新しい版を保存しました。内容を見比べてから、もう一度保存してください。
conflict-proposal-closed = この提案は終了したため変更できません。新しい提案からこの提案に触れてください。
conflict-proposal-in-triage = この提案にはすでに回答があるため、編集や取り下げはできません。コメントで補足してください。
conflict-status-not-reachable = 現在の状況からは選べません。別の状況を選んでください。
conflict-own-voice = ご自身の提案には、ご自身の声が常に含まれます。
conflict-reason-exists = この提案にはすでに理由を寄せています。理由はおひとり一つです。
conflict-email-taken = このメールアドレスの方はすでに別の所属で登録されています。アドレスを確認してください。
conflict-not-invitable = この方はすでに参加しているか、招待できない状態です。
conflict-company-invited-enough = この会社に一日に送れる招待の数に達しました。明日以降にお送りください。
conflict-reminded-enough = 最近お知らせを送ったばかりです。次に送れる日までお待ちください。
conflict-contact-guarded = この方は、名前の横の日付まで休止中または保留中です。日を改めるか、カスタマーサクセスかプロダクトマネージャーに相談してください。
conflict-contact-opted-out = この方は連絡を望んでいません。メールは送れません。
conflict-held-by-other = 名前の横の日付まで、同僚がこの方への連絡を保留しています。変更できるのはその同僚だけですので、直接ご相談ください。
conflict-import-not-undoable = この取り込みは処理中か、すでに取り消されているか、完了から90日を過ぎています。
conflict-link-spent = このリンクは使用済みか、期限が切れています。新しいリンクを依頼してください。
conflict-sent-already = すでに送信されています。二重には登録されていません。
conflict-list-full = これ以上は追加できません。不要なものを削除してください。
conflict-sketches-full = スケッチはすでに3つあります。不要なものを削除してください。
conflict-quota-full = ファイルの合計が200MBに達しました。不要なものを削除してください。
conflict-last-administrator = 管理者が一人もいなくなります。先に、ほかの方に管理の役割を付けてください。
conflict-own-account = ご自身のアカウントには行えません。ほかの管理者に依頼してください。
conflict-confirm-first = ご本人の確認をもう一度行ってから、お試しください。
conflict-password-too-short-alone = 今のパスワードは、単独で使うには短すぎます。先に15字以上のものに変更してください。
conflict-factor-on = 2段階目の確認はすでにオンです。
conflict-passkey-first = パスキーが登録されています。一度サインアウトし、パスキーでサインインしてから設定してください。
conflict-factor-needed = 担当者には2段階目の確認が必要なため、オフにはできません。
conflict-draft-exists = 次の版はすでに準備中です。そちらで続けてください。
conflict-reason-missing = 理由のない変更があります。一覧で印の付いた項目に、先に理由を書いてください。
conflict-nothing-to-publish = この版にはまだ項目がありません。先に項目を追加してください。
conflict-version-not-open = この版は、いまの状態では変更できません。もう一度表示して確認してください。

## 入力欄によらない案内。

form-refused-title = 送信できませんでした
form-refused-signed-out = サインインの有効期間が終わりました。もう一度サインインすると、入力した内容から続けられます。
form-refused-forbidden = 閲覧はできますが、この操作の権限がありません。必要な場合は担当者にご相談ください。
form-refused-not-found = すでに存在しないか、閲覧できないものです。
form-refused-invalid = このままでは受け付けられません。印の付いた欄を確認してください。
form-refused-too-many = 短い時間に回数が多すぎました。{ $minutes }分ほど待ってから、もう一度お試しください。
form-refused-wait = { $seconds }秒待ってから、もう一度お試しください。
form-refused-wait-hours = 回数が多すぎました。{ $hours }時間ほど待ってから、もう一度お試しください。
form-refused-too-large = 大きすぎて送れません。短くしてから、もう一度お試しください。
form-refused-busy = ただいま混み合っています。少し待ってから、もう一度お試しください。入力した内容は失われていません。
form-refused-internal = こちらの不具合で処理できませんでした。もう一度お試しください。続く場合は次の番号をお知らせください: { $request }
