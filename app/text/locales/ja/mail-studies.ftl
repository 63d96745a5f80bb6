### 調査に関するメール、お知らせ、その名称。

mail-study-subject = プロダクトユーザ調査へのご協力のお願い:{ $title }
mail-study-lead = { $vendor }では、{ $product } の今後のために、お使いの方のお話を直接伺う調査を行っております。ぜひご参加いただきたく、ご案内いたします。
mail-study-why = お声がけした理由
mail-study-becomes = お話の活かし方
mail-study-incentive = 謝礼
mail-study-how-on-site = 所要時間は{ $minutes }分ほどです。お会いしてお話を伺います。
mail-study-how-online = 所要時間は{ $minutes }分ほどです。オンラインでお話を伺います。
mail-study-how-either = 所要時間は{ $minutes }分ほどです。お会いする形とオンライン、ご都合のよい方でお話を伺います。
mail-study-watched = 担当者のほか、{ $vendor }の社員が最大{ $count }名、お話を一緒に伺います。
mail-study-unwatched = 担当者以外の者が同席することはありません。
mail-study-consent = お返事の際に、いくつかの質問への回答と、同意書の確認をお願いしております。録音・録画やご発言の引用の可否はお選びいただけ、同意はいつでも撤回できます。
mail-study-free = ご都合がつかない場合は、同じページからお断りいただけます。理由は必要ありません。
mail-study-contact = お問い合わせ:{ $vendor } { $contact }
mail-study-contact-phone = お問い合わせ:{ $vendor } { $contact }(電話 { $phone })
mail-study-button = 詳しく見て返事をする
mail-study-why-mail = { $vendor }の担当者がこの調査にお招きしたため、お送りしています。

mail-unsubscribe-studies = 調査についてのメールを止める
unsubscribe-topic-studies = 調査のご案内と、その後のお知らせ

notice-told-study-invited = 調査「{ $title }」へのご協力をお願いしたく、ご案内をお送りしました。
notice-told-study-accepted = { $who }さんが調査「{ $title }」への参加を承諾しました。
notice-told-study-declined = { $who }さんが調査「{ $title }」への参加を辞退しました。
notice-told-study-withdrawn = { $who }さんが調査「{ $title }」への同意を撤回しました。事前質問への回答は削除されました。

administration-mail-kind-study-invitation = 調査のご案内
administration-setting-ask-rest-days = 依頼のあとに空ける日数

customers-usage-daily = 毎日
customers-usage-weekly = 週に数回
customers-usage-monthly = 月に数回
customers-usage-rarely = ほとんど使わない

journal-studies-started = 調査の下書きを始めた
journal-studies-edited = 調査を編集
journal-studies-hypothesis-added = 仮説を追加
journal-studies-hypothesis-edited = 仮説を編集
journal-studies-hypothesis-judged = 仮説を判定
journal-studies-hypothesis-removed = 仮説を削除
journal-studies-guide-set = 調査の進行表を変更
journal-studies-screener-set = 調査の事前質問を変更
journal-studies-consent-written = 調査の同意書を作成
journal-studies-begun = 調査の参加者募集を開始
journal-studies-run = 調査の実施を開始
journal-studies-evaluated = 調査を評価済みにした
journal-studies-closed = 調査を終了
journal-studies-discarded = 調査の下書きを破棄
journal-studies-nominated = 調査の候補者を推薦
journal-studies-nomination-withdrawn = 候補者の推薦を取り消し
journal-studies-invited = 調査に招待
journal-studies-accepted = 調査への参加を承諾
journal-studies-declined = 調査への参加を辞退
journal-studies-choices-changed = 同意の範囲を変更
journal-studies-consent-withdrawn = 調査への同意を撤回

conflict-contact-held = この方は、名前の横の日付までカスタマーサクセスが連絡を保留しています。理由を書いても依頼できません。保留した担当者にご相談ください。
conflict-study-not-reachable = 調査の今の状態からは、この操作はできません。ページを読み込み直してください。
conflict-study-incomplete = 募集を始めるには、同意書と問い合わせ先の担当者が必要です。足りないものを記入してから、もう一度お試しください。
conflict-study-closed = この調査は終了しているため、変更できません。
conflict-study-not-open = この調査は参加者を募集していません。
conflict-screener-frozen = すでに招待した方がいるため、事前質問は変更できません。
conflict-candidate-exists = この方はすでに推薦または招待されています。
conflict-not-in-portal = この方はまだポータルに参加していません。先にポータルへ招待してください。
conflict-answered-already = この調査へのお返事はすでにいただいています。
conflict-consent-rewritten = お読みいただいている間に同意書が改められました。新しい同意書をお読みのうえ、もう一度お返事ください。

error-few-choices = 選択肢を2つ以上、1行に1つずつ入力してください。
error-uneven-choices = 日本語と英語の選択肢の数が違います。同じ行数にしてください。
