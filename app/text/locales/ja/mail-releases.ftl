### リリースと感謝に関するメール、お知らせ、その名称。

mail-release-subject = 実現しました:{ $title }
mail-release-asked = { $day }に「{ $proposal }」(#{ $number })をご要望いただきました。
mail-release-watched = 「{ $proposal }」(#{ $number })の動きを追っていただいています。
mail-release-because = ご要望の理由
mail-release-reason = 提案に書かれた理由
mail-release-here = このご要望が、使えるようになりました。
mail-release-background = { $vendor }より
mail-release-button = 新しくなった点と始め方を見る
mail-release-thanks = お役に立ちましたら、リリースのページから、作った人たちにひとことお寄せください。
mail-release-why = ご要望いただいた、または「動きを通知する」を押された内容のため、一度だけお送りしています。
mail-release-customers-subject = 担当のお客様のご要望が実現しました:{ $title }
mail-release-customers-lead = 担当されている{ $companies }社、計{ $people }名の方がこれを要望されていました。ご本人にはお知らせ済みです。
mail-release-customers-line = { $company }:{ $people }名
mail-release-customers-more = ほか{ $count }社
mail-release-customers-why = 担当されている会社のため、お送りしています。
mail-thanks-weekly-subject = 感謝の声が{ $count }件届いています:{ $titles }
mail-thanks-weekly-lead = 前回のお便りのあと、あなたの名前が載ったリリースについてお客様から届いた声です。
mail-thanks-weekly-line = { $company } { $who }さん:「{ $title }」について
mail-thanks-weekly-more = ほか{ $count }件
mail-thanks-weekly-button = すべての声を読む
mail-thanks-weekly-why = 作り手としてリリースに名前が載っているため、お送りしています。
mail-story-subject = 成果のストーリーとしてご紹介してもよろしいでしょうか:{ $title }
mail-story-lead = { $vendor }の{ $by }より、「{ $title }」で得られた成果を、次の文章でほかの方にもご紹介したいとのお願いです。
mail-story-words = ご紹介する文章
mail-story-nothing = ご同意いただくまで、どこにも掲載しません。同意はいつでも取り消せます。
mail-story-button = 同意する・断る
mail-story-why = このリリースに感謝の声をお寄せいただいたため、お送りしています。

mail-unsubscribe-releases = リリースのお知らせメールを止める
mail-unsubscribe-thanks = 感謝に関するメールを止める
unsubscribe-topic-releases = ご要望のリリース
unsubscribe-topic-thanks = 感謝と成果のストーリー

notice-told-release-published = 「{ $title }」がリリースされました。ご要望いただいた、または追っている提案(#{ $number })の内容です。
notice-told-release-customers = 「{ $title }」がリリースされました。担当のお客様が要望されていた内容です。
notice-told-thanks-given = { $who }さんから「{ $title }」への感謝が届きました。
notice-told-story-asked = { $who }さんが、「{ $title }」の成果をご紹介したいと希望しています。ご同意まで掲載されません。
notice-told-story-answered = { $who }さんから「{ $title }」のストーリーへの返事がありました。

administration-mail-kind-release-published = ご要望のリリース
administration-mail-kind-release-customers = 要望されていたお客様の一覧(CSM)
administration-mail-kind-weekly-thanks = 今週の感謝
administration-mail-kind-story-asked = ストーリー掲載への同意のお願い
administration-job-name-releases = リリース後の対応
administration-job-name-thanks = 今週の感謝
administration-job-about-releases = リリースに合わせて提案を進め、要望された方全員に一度だけお知らせします。
administration-job-about-thanks = 作り手に一週間分の感謝を届けます(月曜9時)。
administration-job-done-releases = 提案と方々、計{ $n }件に対応
administration-job-done-thanks = { $n }通を用意

journal-releases-started = リリースの下書きを始めた
journal-releases-edited = リリースを編集
journal-releases-discarded = リリースの下書きを破棄
journal-releases-published = リリースを公開
journal-releases-withdrawn = リリースを取り下げ
journal-releases-published-again = リリースを再公開
journal-releases-picture-added = リリースに画像を追加
journal-releases-picture-removed = リリースの画像を削除
journal-releases-thanked = リリースに感謝を送った
journal-releases-feedback-given = リリースへのフィードバックを送った
journal-releases-summed-up = フィードバックのまとめを記入
journal-releases-tip-published = 活用のヒントを公開
journal-releases-story-asked = ストーリー掲載への同意を依頼
journal-releases-story-answered = ストーリー掲載の依頼に返事
journal-releases-story-published = ストーリーを公開
journal-releases-adoption-imported = 利用状況を取り込み
journal-releases-thanks-told = 今週の感謝を送信

conflict-already-announced = すでにお知らせした内容のため、リリースから外せません。元に戻してから保存してください。
conflict-feedback-closed = フィードバックの受付は終了しました。提案のコメントにお書きください。
conflict-consent-missing = この文章への同意がまだありません。お返事をお待ちください。
conflict-consent-refused = このストーリーの掲載は望まれていません。再度の依頼はできません。
