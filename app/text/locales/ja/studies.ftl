### 調査: 一覧、ひとつの調査とその編集、候補者、招待された方のページ。

studies-title = 調査
studies-intro = 利用者の方へのインタビューで何を知りたいか、どなたにお願いし、どのような同意をいただいたか。
studies-crumb = パンくずリスト
studies-areas = 調査とアンケート
studies-pages = 調査のページ
studies-newest = 最新へ
studies-older = 以前の調査
studies-start = 調査を始める
studies-none-title = 調査はまだありません
studies-none-text = 利用者の方に伺わないと分からないことを、まず一つ選びましょう。
studies-none-text-reader = 調査が始まると、ここに並びます。
studies-head-study = 調査
studies-head-state = 状態
studies-head-taking-part = 参加
studies-head-answers = 候補者
studies-started = 作成日
studies-started-by = 作成者
studies-accepted-of = { $n }/{ $wanted }名
studies-counts-line = 推薦{ $nominated }名、招待中{ $invited }名、辞退{ $declined }名
studies-people =
    { $n ->
       *[other] { $n }名
    }
studies-minutes =
    { $n ->
       *[other] { $n }分
    }
studies-version = 第{ $n }版
studies-yes = はい
studies-no = いいえ

studies-state-draft = 下書き
studies-state-recruiting = 参加者募集中
studies-state-running = 実施中
studies-state-evaluated = 評価済み
studies-state-closed = 終了

studies-place = 実施方法
studies-place-on-site = 対面
studies-place-online = オンライン
studies-place-either = 対面またはオンライン

studies-candidate-nominated = 推薦済み
studies-candidate-invited = 招待中
studies-candidate-accepted = 参加
studies-candidate-declined = 辞退
studies-candidate-withdrawn = 同意を撤回

## ひとつの調査。

studies-facts = 調査の概要
studies-trail = 調査の進み具合
studies-edit = 編集
studies-change = 変更
studies-change-named = 変更: { $what }
studies-begin = 参加者の募集を始める
studies-run = インタビューを始める
studies-evaluate = インタビューをすべて終えた
studies-candidates-see = 候補者を見る
studies-gaps = 足りないもの
studies-gaps-text = 募集を始めるには、次のものが必要です。
studies-gap-consent = 参加者に読んでいただく同意書
studies-gap-contact = お問い合わせ先の担当者
studies-ready = 準備が整いました。募集を始めると、候補者を招待できるようになります。
studies-goal = 目的
studies-goal-none = 目的はまだ書かれていません。
studies-why = お声がけした理由
studies-becomes = お話の活かし方
studies-incentive = 謝礼
studies-incentive-none = 謝礼はありません。
studies-contact = お問い合わせ先
studies-contact-missing = 未定
studies-phone = 電話番号
studies-length = 所要時間
studies-wanted = 募集人数
studies-observers = 同席する社員(最大)
studies-industry = 業種
studies-customer-for = ご利用期間
studies-customer-since = { $day }から
studies-rule = 対象となる方
studies-rule-all = 条件はありません。すべての担当者が対象です。
studies-rule-role = 社内での役割
studies-rule-months = ご利用期間(か月以上)
studies-rule-months-least =
    { $n ->
       *[other] { $n }か月以上
    }
studies-rule-any = 問わない
studies-hypotheses = 仮説
studies-hypotheses-none = まだありません。伺う前に、予想していることを書いておきましょう。
studies-judged-open = 未判定
studies-judged-confirmed = 裏付けられた
studies-judged-refuted = 覆された
studies-judge = 判定する
studies-judge-again = 判定し直す
studies-judge-state = 判定
studies-judge-open = 未判定に戻す
studies-judge-note = 根拠
studies-judge-note-hint = お話や様子から分かったこと。未判定に戻すときは空欄でかまいません。
studies-judge-send = 判定を保存
studies-hypothesis-text = 仮説
studies-hypothesis-edit = 編集
studies-hypothesis-save = 保存
studies-hypothesis-remove = この仮説を削除
studies-hypothesis-remove-named = 仮説{ $n }を削除
studies-hypothesis-new = 仮説を追加
studies-hypothesis-add = 追加
studies-guide = 進行表
studies-guide-none = まだ項目がありません。
studies-guide-even = 合計{ $sum }分。所要時間({ $length }分)どおりです。
studies-guide-left = 合計{ $sum }分。所要時間{ $length }分まで、あと{ $n }分あります。
studies-guide-over = 合計{ $sum }分。所要時間{ $length }分を{ $n }分超えています。
studies-screener = 事前質問
studies-screener-none = 質問はありません。同意書だけをお読みいただきます。
studies-screener-frozen = すでに招待した方がいるため、質問は変更できません。
studies-consent = 同意書
studies-consent-none = まだ書かれていません。同意書がないと招待できません。
studies-close = この調査を終了する
studies-close-hint = 終了後も閲覧できますが、変更はできなくなります。
studies-close-send = 調査を終了
studies-close-early = この調査を途中で終了する
studies-close-early-hint = 以後は招待も回答もできません。いただいた同意は、ご本人が撤回するまで有効です。
studies-close-early-send = 調査を途中で終了
studies-close-reason = 理由
studies-discard = この下書きを破棄する
studies-discard-hint = 文章も推薦も元に戻せません。招待した方はまだいません。
studies-discard-send = 下書きを破棄

## 調査の編集。

studies-new = 新しい調査
studies-edit-title = 調査の編集
studies-form-intro = 何を、どのような方から知りたいですか。下書きとして始まり、誰にも知らされません。
studies-title-label = 題名
studies-title-hint = 招待された方も目にします。何についての調査かを、利用者の言葉で。
studies-goal-hint = 分かったことで何を決めるか。社内だけに表示されます。
studies-form-told = 招待された方が読む文章
studies-form-told-hint = 招待のメールとページに載ります。
studies-why-hint = その方の経験がなぜ大切か。招待する方全員に同じ文章が届きます。
studies-becomes-hint = 伺ったことをどう活かし、いつ結果をお伝えするか。
studies-incentive-hint = ない場合は空欄にしてください。「謝礼はありません」と表示されます。
studies-form-frame = 実施の枠組み
studies-range = { $min }〜{ $max }
studies-contact-hint = 招待の文面に載り、お返事が届くたびにお知らせします。
studies-contact-none = 未定
studies-phone-hint = 当日のご連絡用です。{ $n }字まで。
studies-rule-hint = 問わない項目はそのままに。条件に合う方が候補者になります。条件から外れる方も推薦できます。
studies-save = 保存
studies-start-send = 調査を始める
studies-cancel = キャンセル
studies-guide-intro = インタビューの流れを順に書きます。空欄の行は省かれます。
studies-guide-length = 所要時間は{ $n }分です。
studies-guide-more = 項目をさらに追加
studies-guide-save = 進行表を保存
studies-step = 項目{ $n }
studies-step-minutes = 時間(分)
studies-step-title = 項目名
studies-step-text = 質問や見ていただくもの
studies-screener-intro = 参加の前に答えていただく質問です。一人でも招待すると変更できなくなります。
studies-screener-more = 質問をさらに追加
studies-screener-save = 事前質問を保存
studies-question = 質問{ $n }
studies-question-kind = 答え方
studies-question-text = 質問
studies-question-choices = 選択肢
studies-question-choices-hint = 1行に1つずつ、両方の言語で同じ行数にしてください。
studies-question-choices-for = 選択肢(選択式の場合)
studies-kind-text = 文章
studies-kind-yes-no = はい・いいえ
studies-kind-choice = 選択式
studies-kind-scale = 5段階評価
studies-scale-lowest = { $n }(まったくそう思わない)
studies-scale-highest = { $n }(とてもそう思う)
studies-consent-intro = 参加者に同意いただく文章です。いちど保存した版は書き換えられません。すでに同意した方には読んだときの版が、これから同意する方には新しい版が適用されます。
studies-consent-text = 同意書
studies-consent-hint = 何を記録し、誰が見聞きし、いつまで保管し、どう撤回できるか。録音・録画と引用の可否は、同意書とは別に選んでいただきます。
studies-consent-write = 第1版として保存
studies-consent-write-next = 新しい版として保存
studies-consent-versions = これまでの版

## 候補者。

studies-candidates = 候補者
studies-candidates-intro = 条件に合う方と、それぞれの進み具合です。連絡の可否は、依頼する人全員に共通です。保留中の方には依頼できず、休止中の方には理由があるときだけ依頼できます。
studies-candidates-pages = 候補者のページ
studies-candidates-first = 最初から
studies-candidates-next = 次へ
studies-candidates-all = 条件に合う方すべて
studies-candidates-none-title = 条件に合う方がいません
studies-candidates-none-text = 調査の条件をゆるめるか、担当者の利用頻度や役割が登録されているかを確認してください。
studies-candidates-none-yet-title = 該当する方はいません
studies-candidates-none-yet-text = この調査では、まだここまで進んだ方がいません。
studies-filters = 候補者の絞り込み
studies-filter-matching = 条件に合う方
studies-filter-nominated = 推薦済み
studies-filter-invited = 招待中
studies-filter-accepted = 参加
studies-filter-declined = 辞退
studies-head-person = 氏名
studies-head-company = 会社
studies-head-profile = 利用と役割
studies-head-guard = 連絡の可否
studies-head-standing = 状態
studies-head-acts = 操作
studies-nominated-by = { $who }が推薦
studies-nominate = 推薦する
studies-nominate-named = { $name }さんを推薦する
studies-invite = 招待する
studies-invite-named = { $name }さんを招待する
studies-withdraw-nomination = 推薦を取り消す
studies-withdraw-nomination-named = { $name }さんの推薦を取り消す
studies-not-in-portal = ポータルに未参加

## ひとりの候補者。

studies-facts-person = この方について
studies-job = 役職
studies-portal = ポータル
studies-contact-page = この担当者のページへ
studies-nomination = 推薦の理由
studies-nominate-title = 推薦
studies-nominate-reason = 推薦の理由
studies-nominate-hint = 読むのは社内だけで、ご本人には表示されません。推薦しても、まだ何も送られません。
studies-nominate-send = 推薦する
studies-invite-title = 招待
studies-invite-text = ご本人の言語で、招待のメールとお知らせをすぐに送ります。招待すると、しばらくの間、ほかの依頼もお控えいただく「休止」になります。
studies-invite-send = 招待を送る
studies-override = いま依頼する理由
studies-override-hint = 最近ほかの依頼をしたばかりの方です。理由は操作の記録に残ります。
studies-barred-held = 上の日付まで、カスタマーサクセスがこの方への連絡を保留しています。保留した担当者にご相談ください。
studies-barred-opted-out = この方は連絡を望んでいません。
studies-barred-outside = この方はまだポータルに参加していません。先にポータルへ招待してください。
studies-barred-gone = この方は現在ポータルを利用していません。
studies-word = 辞退の際のひとこと
studies-answers = 事前質問への回答
studies-signatures = 同意の記録
studies-signed = 同意日
studies-ended = 終了日
studies-withdrawn-staff = この方は同意を撤回しました。回答は削除されています。録音・録画、引用、インタビューの記録は今後使用できません。
studies-asks = これまでの依頼
studies-asks-none = まだありません。
studies-asks-overridden = 休止中に依頼した理由:
studies-ask-study = 調査
studies-ask-survey = アンケート

## 招待された方のページ。

studies-mine-title = 調査とアンケートのご案内
studies-mine-intro = お話を伺いたい調査と、お答えいただきたいアンケートのご案内、いただいた同意の内容です。
studies-mine-none-title = ご案内はありません
studies-mine-none-text = お話を伺いたいときに、ここにご案内が届きます。
studies-mine-over = 受付終了
studies-standing-invited = お返事をお待ちしています
studies-standing-accepted = 参加
studies-standing-declined = 辞退
studies-standing-withdrawn = 同意を撤回
studies-invitation-facts = お問い合わせ先と概要
studies-answer-now = 同意書を読んで返事をする
studies-you-declined = { $day }に辞退のお返事をいただきました。ご連絡ありがとうございました。
studies-you-withdrew = { $day }に同意を撤回されました。事前質問への回答は削除しました。
studies-invitation-over = この調査は受付を終了しました。お手続きは必要ありません。
studies-what-happens = 当日の流れ
studies-who-watches = 同席者
studies-take-part = 参加のお返事
studies-take-part-after-all = やはり参加する
studies-questions = 事前質問
studies-questions-hint = 回答を読むのは、調査の担当者とその社内の関係者だけです。
studies-consent-read = 次の文章をお読みください。下のボタンで同意したことになります。
studies-recording = 録音・録画
studies-recording-yes = 可
studies-recording-no = 不可
studies-recording-allow = 録音・録画してもよい
studies-recording-hint = チェックしない場合は、メモだけを取ります。
studies-may-quote = 発言の引用
studies-quotes = 発言の引用
studies-quotes-named = 名前を出して引用してよい
studies-quotes-anonymous = 名前を出さずに引用してよい
studies-quotes-none = 引用しないでほしい
studies-agree = 同意書を読み、同意します
studies-any-time = 選んだ内容の変更や同意の撤回は、このページでいつでもできます。
studies-accept = 同意して参加する
studies-decline = 参加を辞退する
studies-decline-word = よろしければひとこと
studies-decline-word-hint = 理由は必要ありません。
studies-decline-send = 辞退する
studies-agreed = 同意いただいた内容
studies-agreed-text = ご参加ありがとうございます。
studies-own-answers = ご自身の回答
studies-choices-change = 選んだ内容を変更する
studies-choices-save = 変更を保存
studies-withdraw = 同意を撤回する
studies-withdraw-deleted = 事前質問への回答がすぐに削除され、調査への参加も取りやめになります。元に戻すことはできません。
studies-withdraw-kept = 同意の内容が守られたことを示せるよう、ご案内したこと、同意いただいた内容、撤回の日付は残ります。お問い合わせ先の担当者に、撤回をお知らせします。
studies-withdraw-send = 同意を撤回する
