### アンケート: 一覧、ひとつのアンケートと回答、お願いする方、招待された方のページ。

surveys-title = アンケート
surveys-intro = 多くの利用者の方に、いくつかの質問を。連絡の可否の決まりは調査と同じです。
surveys-pages = アンケートのページ
surveys-older = 以前のアンケート
surveys-start = アンケートを始める
surveys-none-title = アンケートはまだありません
surveys-none-text = 多くの方にすぐ答えていただけることに向いています。それ以外のことは、直接お話を伺いましょう。
surveys-none-text-reader = アンケートが始まると、ここに並びます。
surveys-head-survey = アンケート
surveys-head-replies = 回答
surveys-replies-of = { $n }/{ $invited }名
surveys-closes-on = 締め切り日
surveys-until = { $day }まで

surveys-state-draft = 下書き
surveys-state-open = 受付中
surveys-state-closed = 終了
surveys-over = 締め切り済み

surveys-naming = 回答者の名前
surveys-naming-anonymous = 無記名
surveys-naming-named = 記名
surveys-about-anonymous = 誰が何と答えたかも、誰が答えたかも分かりません。回答が3件に満たない間は表示されません。
surveys-about-named = 誰が何と答えたかを社内で見られます。
surveys-frozen-naming = 回答者にお約束した内容のため、変更できません。

## アンケートの編集。

surveys-new = 新しいアンケート
surveys-edit-title = アンケートの編集
surveys-form-intro = 回答の前に読んでいただく文章です。下書きとして始まり、誰にも知らされません。
surveys-form-answers = 回答の受け方
surveys-why-hint = 何のために知りたいのか。招待する方全員に同じ文章が届きます。
surveys-consent-hint = 回答の取り扱い。回答をもって同意いただきます。書き換えると新しい版になり、その後に回答する方に適用されます。
surveys-closes-on-hint = この日の終わりまで回答できます。
surveys-rule-hint = 問わない項目はそのままに。条件に合う方全員を一度に招待できます。
surveys-start-send = アンケートを始める
surveys-questions = 質問
surveys-questions-intro = 全員に、この順で伺います。すべての質問が回答必須です。受付を始めると変更できなくなります。
surveys-questions-save = 質問を保存
surveys-questions-none = 質問はまだありません。

## ひとつのアンケート。

surveys-facts = アンケートの概要
surveys-open = 受付を始める
surveys-guests-see = 招待する方を見る
surveys-gaps = 受付を始めるには、質問が1つ以上と、これから来る締め切り日が必要です。
surveys-results = 回答
surveys-results-none = 回答はまだありません。
surveys-results-withheld = 回答者が分からないよう、無記名の回答は、受付が終わり、{ $n }件以上集まってから表示します。
surveys-results-more =
    { $n ->
       *[other] ほか{ $n }件の回答は、ファイルでご覧ください。
    }
surveys-replies-line = { $invited }名中{ $n }名が回答しました。
surveys-answers =
    { $n ->
       *[other] { $n }件
    }
surveys-mean = 平均: { $mean }
surveys-file = 回答をファイルで受け取る(CSV)
surveys-file-question = 質問
surveys-file-answer = 回答
surveys-file-name = 氏名
surveys-file-company = 会社
surveys-invited = 招待済み
surveys-opened = 受付開始日
surveys-closed = 終了日
surveys-rounds = 一斉招待
surveys-round-done = { $invited }名を招待、{ $passed }名を見送り
surveys-round-going = { $invited }名を招待、{ $passed }名を見送り(続行中)
surveys-close = このアンケートを終了する
surveys-close-hint = 以後は招待も回答もできません。回答の取り消しは引き続きできます。
surveys-close-send = アンケートを終了
surveys-discard-hint = 文章も質問も元に戻せません。招待した方はまだいません。
surveys-outcome = 結果と、これからのこと
surveys-outcome-hint = 招待した方全員が読みます。これから行うことと、行わないことを書いてください。
surveys-outcome-write = 結果をお知らせする
surveys-outcome-send = 公開して、招待した方全員に知らせる
surveys-outcome-mend = 結果の文章を直す
surveys-outcome-mend-send = 保存(お知らせはもう届きません)

## お願いする方。

surveys-guests = 招待する方
surveys-guests-intro = 条件に合う方です。連絡の可否は、依頼する人全員に共通です。保留中の方には依頼できず、休止中の方には理由があるときだけ依頼できます。
surveys-guests-invited =
    { $n ->
       *[other] { $n }名を招待済みです。
    }
surveys-guests-pages = 招待する方のページ
surveys-guests-none-text = アンケートの条件をゆるめるか、担当者の利用頻度や役割が登録されているかを確認してください。
surveys-head-invitation = 招待
surveys-invite-with-reason = 理由を書いて招待する
surveys-invite-all = 条件に合う方全員を招待する
surveys-invite-all-text = 条件に合い、ポータルに参加していて、いま依頼できる方全員に、招待のメールとお知らせを一度ずつ送ります。保留中の方と、連絡を望まない方には送りません。
surveys-invite-all-reason-hint = 理由を書いたときだけ、休止中の方も招待します。理由は操作の記録に残ります。
surveys-invite-all-send = 全員を招待する
surveys-inviting = 条件に合う方を順に招待しています。自動で続きます。

## 招待された方のページ。

surveys-mine-answered = 回答済み
surveys-mine-published = 結果が公開されました
surveys-you-may-answer = { $day }まで回答いただけます。
surveys-you-answered = ご回答ありがとうございました。{ $day }まで変更できます。
surveys-you-answered-over = ご回答ありがとうございました。変更の受付は終了しましたが、取り消しはできます。
surveys-you-are-late = このアンケートは受付を終了しました。お手続きは必要ありません。
surveys-who-reads = 回答を読む人
surveys-promise-anonymous = 回答は、お名前も日時も残さずに保管します。誰が何と答えたかも、誰が答えたかも、誰にも分かりません。
surveys-promise-named = お名前とともに当社の担当者が読みます。社外の人は読みません。
surveys-answer = ご回答
surveys-answer-send = 同意して送信する
surveys-answer-again = 回答を変更する
surveys-answer-again-send = 同意して送信し直す
surveys-any-time = 回答は、このページでいつでも取り消せます。取り消した回答は削除されます。
surveys-withdraw = 回答を取り消す
surveys-withdraw-text = 回答がすぐに削除され、元に戻すことはできません。受付中であれば、もう一度回答できます。
surveys-withdraw-late = 受付は終わっています。無記名の回答がすでに社内で読まれていれば、取り消しの前と後を比べることで、どれがあなたの回答だったか分かることがあります。
surveys-withdraw-send = 回答を削除する

## メール、お知らせ、その名称。

mail-survey-subject = アンケートのお願い:{ $title }
mail-survey-lead = { $vendor }では、{ $product } をお使いの方にアンケートをお願いしております。ご回答をいただけますと幸いです。
mail-survey-naming-anonymous = 無記名のアンケートです。誰が何と答えたかも、誰が答えたかも分かりません。
mail-survey-naming-named = ご回答は、お名前とともに当社の担当者だけが拝見します。
mail-survey-until = { $day }までご回答いただけ、取り消しはいつでもできます。ご都合がつかない場合、お手続きは必要ありません。
mail-survey-button = 質問を見る
mail-survey-outcome-subject = アンケートの結果:{ $title }
mail-survey-outcome-lead = { $vendor }からお願いしたアンケートの結果と、これからのことをお知らせします。
mail-survey-outcome = 結果と、これからのこと
mail-survey-outcome-button = アンケートのページへ
mail-survey-why-mail = { $vendor }の担当者がこのアンケートにお招きしたため、お送りしています。

notice-told-survey-invited = アンケート「{ $title }」へのご回答をお願いします。
notice-told-survey-published = アンケート「{ $title }」の結果をお読みいただけます。

administration-mail-kind-survey-invitation = アンケートのご案内
administration-mail-kind-survey-outcome = アンケートの結果
administration-job-name-surveys = アンケートの一斉招待
administration-job-about-surveys = アンケートの条件に合う方を一度ずつ招待します。
administration-job-done-surveys =
    { $n ->
       *[other] { $n }名を確認
    }

journal-surveys-started = アンケートの下書きを始めた
journal-surveys-edited = アンケートを編集
journal-surveys-questions-set = アンケートの質問を変更
journal-surveys-opened = アンケートの受付を開始
journal-surveys-closed = アンケートを終了
journal-surveys-discarded = アンケートの下書きを破棄
journal-surveys-invited = アンケートに招待
journal-surveys-invited-all = 条件に合う方全員をアンケートに招待
journal-surveys-answered = 記名のアンケートに回答
journal-surveys-answers-withdrawn = アンケートの回答を取り消し
journal-surveys-published = アンケートの結果を公開

conflict-survey-not-reachable = アンケートの今の状態からは、この操作はできません。ページを読み込み直してください。
conflict-survey-incomplete = 受付を始めるには、質問が1つ以上と、これから来る締め切り日が必要です。
conflict-survey-frozen = 受付を始めたため、質問と記名・無記名は変更できません。
conflict-survey-not-open = このアンケートは受付中ではありません。
conflict-invited-already = この方はすでに招待されています。
conflict-round-under-way = 条件に合う方を順に招待しています。終わるまでお待ちください。
conflict-answers-withheld = 無記名の回答は、受付が終わり、十分な数が集まってから表示します。

message-survey-started = アンケートの下書きを作りました。次に質問を書いてください。
message-survey-saved = アンケートを保存しました。
message-survey-questions-saved = 質問を保存しました。
message-survey-opened = 受付を始めました。招待できるようになりました。
message-survey-closed = アンケートを終了しました。
message-survey-discarded = 下書きを破棄しました。
message-survey-invited = 招待をお送りしました。
message-survey-round-begun = 順に招待をお送りします。
message-survey-published = 結果を公開しました。
message-survey-answered = ご回答ありがとうございました。
message-survey-withdrawn = 回答を削除しました。
