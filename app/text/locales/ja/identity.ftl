### サインイン、招待からの参加、プロフィール。

identity-email = メールアドレス
identity-password = パスワード
identity-family-name = 姓
identity-given-name = 名
identity-reading = よみ
identity-reading-hint = 姓名の読み方をひらがなで(例: たなか みさき)
identity-lang = 表示とメールの言語
identity-lang-hint = 後から変更できます。
identity-lang-ja = 日本語
identity-lang-en = English
identity-zone = タイムゾーン
identity-zone-hint = 日時はこの地域の時刻で表示します。
identity-zone-tokyo = 東京
identity-zone-shanghai = 上海
identity-zone-singapore = シンガポール
identity-zone-kolkata = コルカタ
identity-zone-london = ロンドン
identity-zone-berlin = ベルリン
identity-zone-new-york = ニューヨーク
identity-zone-los-angeles = ロサンゼルス
identity-zone-sydney = シドニー
identity-zone-utc = 協定世界時(UTC)

identity-sign-in-title = サインイン
identity-sign-in-button = サインイン
identity-sign-in-by-invitation = 参加は招待制です。ご希望の方は担当者にお声がけください。
identity-demo-title = デモの参加者
identity-demo-text = 架空の人物です。選ぶとその人としてサインインします。

identity-join-head = ご招待
identity-join-title = { $vendor }の円卓へようこそ
identity-join-by = { $vendor }の{ $inviter }さんからのご招待です
identity-join-by-vendor = { $vendor }からのご招待です
identity-join-what-title = ここでできること
identity-join-what = 日々の仕事で困っていることを{ $vendor }の開発チームに直接伝えられます。ほかの会社の声も読め、すべての提案に理由の付いた回答が届きます。
identity-join-expected-title = お願いしたいこと
identity-join-expected = 気付いたときに、要望とその理由をお書きください。同じことで困っている提案があれば「うちも必要」で教えてください。決まった回数や義務はありません。
identity-join-privacy-title = 個人情報の扱い
identity-join-privacy-read = 氏名と会社名は、書いた内容とともにほかの参加者と{ $vendor }の担当者に表示されます。提案は自社だけに公開することもできます。
identity-join-privacy-kept = 保存するのは、このページと提案などでご自身が入力した内容、参加とやり取りの記録だけです。広告や外部の解析は使いません。
identity-join-privacy-leave = 参加をやめるときや内容の訂正・削除は、{ $vendor }の担当者にお申し付けください。
identity-join-form-title = 参加の手続き
identity-join-button = 参加する
identity-join-until = この招待は{ $when }まで有効です。
identity-email-bound = 招待はこのアドレスに宛てたものです。サインインにも使います。
identity-password-rule = { $n }字以上。短い文のような長い言葉が安全で覚えやすく、空白や日本語も使えます。氏名、メールアドレス、会社名を含むものや、よく知られたものは使えません。
identity-way = サインインの方法
identity-way-hint = 後から変更できます。
identity-way-password = パスワード
identity-way-code = 毎回メールで届くコード
identity-password-optional = メールのコードを選んだ場合は、空のままでかまいません。
identity-terms = 参加の約束
identity-terms-hint = 書いた内容は、選んだ公開範囲の参加者が氏名・会社名とともに読みます。互いに敬意をもって書き、秘密の情報は載せません。
identity-digest = まとめメールの受け取り
identity-digest-hint = 動きのあったことをまとめたお知らせです。参加には必要ありません。
identity-studies = 調査への協力依頼の受け取り
identity-studies-hint = インタビューなどへのお誘いです。参加には必要なく、毎回お断りいただけます。

identity-spent-title = このリンクは使えません
identity-spent-text = 使用済みか、新しいものに替わったか、期限が切れています。招待された方は、新しいリンクを依頼できます。
identity-spent-email-hint = 招待メールを受け取ったアドレス
identity-spent-button = 新しいリンクを依頼する
identity-spent-joined = すでに参加済みの方はこちら:
identity-asked-title = 依頼を受け付けました
identity-asked-text = 招待されたアドレスであれば、招待した担当者に依頼をお伝えします。担当者が新しい招待を送ると、メールが届きます。

identity-welcome-title = 参加ありがとうございます
identity-welcome-text = お仕事について少し教えていただけると、提案を理解しやすくなります。どの欄も、ページごと飛ばしてもかまいません。
identity-welcome-save = 保存して進む
identity-welcome-skip = 今はしない
identity-profile-job = 役職・担当
identity-profile-processes = 詳しい業務
identity-profile-processes-hint = 例: 出荷検品、月次の締め
identity-profile-help = お手伝いできること
identity-profile-help-hint = ほかの会社の方に聞かれたら答えられること
identity-profile-goal = 目指していること
identity-profile-goal-hint = 今年、仕事で実現したいこと
identity-profile-pain = 困っていること
identity-profile-pain-hint = 時間がかかる、間違えやすい、など
identity-profile-use-case = 製品の使い方
identity-profile-use-case-hint = 誰が、どんな場面で使っているか

identity-kept-title = 入力した内容を預かっています
identity-kept-text = 送信したときにサインインの有効期間が終わっていました。まだ送られていません。
identity-kept-typed = 入力した内容
identity-kept-send = このまま送る
identity-kept-discard = 送らずにホームへ

## ご自身のプロフィール。

identity-own-title = プロフィール
identity-own-text = お名前は、書き込みのそばに表示されます。言語とタイムゾーンは画面とメールの両方に使われます。
identity-own-name = お名前
identity-own-portal = 言語と時刻
identity-own-work = お仕事について
identity-own-work-hint = すべて空欄でもかまいません。ご提案の背景を理解する助けになります。
identity-own-save = プロフィールを保存
identity-own-cancel = 取り消す
