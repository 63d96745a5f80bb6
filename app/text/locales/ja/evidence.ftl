### 根拠: インタビューから得た気づきと、それが支えるもの。

evidence-insights = 気づき
evidence-intro = インタビューから得た気づきです。それぞれ記録を根拠とし、提案・仮説・ロードマップの項目を支えます。
evidence-write = 気づきを書く
evidence-none-title = まだ気づきがありません
evidence-none-text = インタビューのあと、わかったことを一文にまとめ、根拠となる記録を選んでください。
evidence-withdrawn = 取り下げ
evidence-withdrawn-because = この気づきは取り下げられました。何の根拠にもなりません。
evidence-notes-count = 根拠となる記録{ $n }件
evidence-supports-count =
    { $n ->
        [0] まだ何も支えていません
       *[other] { $n }件を支えています
    }
evidence-edit = 編集
evidence-edit-named = { $number }を編集
evidence-insight-title = 気づき
evidence-insight-title-hint = 「違うかもしれない」と言える一文にしてください。
evidence-insight-text = 補足
evidence-rests-on = 根拠となる記録
evidence-rests-on-hint = 記録を選んでください。発言の引用は、ご本人の同意の範囲で提案の読者に見せることができます。お名前が含まれていないか、先にお確かめください。
evidence-no-notes = インタビューの記録はまだありません。
evidence-notes-gone = 根拠となっていた記録は残っていません。
evidence-show = 提案の読者に見せる
evidence-is-shown = 読者に公開
evidence-save = 保存
evidence-facts = この気づきについて
evidence-number = 番号
evidence-study = 調査
evidence-written-by = 書いた人
evidence-written-at = 書いた日
evidence-edited-at = 編集した日
evidence-tag-fact = 事実
evidence-tag-quote = 発言
evidence-tag-surprise = 驚き
evidence-tag-pain = 困りごと
evidence-unnamed = 参加者
evidence-allows-named = お名前を出して引用可
evidence-allows-anonymous = お名前を出さずに引用可
evidence-supports = 支えているもの
evidence-supports-nothing = まだありません。
evidence-kind-proposal = 提案
evidence-kind-hypothesis = 仮説
evidence-kind-item = ロードマップ
evidence-unlink = 取り消す
evidence-unlink-named = 「{ $what }」との結びつきを取り消す
evidence-link = 結びつける
evidence-link-proposal = 提案の番号
evidence-link-proposal-hint = お話しくださった方に、読める範囲で、この提案につながったことをお知らせします。
evidence-link-hypothesis = 仮説
evidence-link-no-hypothesis = なし
evidence-link-item = ロードマップの項目の番号
evidence-link-item-hint = 項目のアドレスにあります。
evidence-link-send = 結びつける
evidence-withdraw = この気づきを取り下げる
evidence-withdraw-hint = 理由とともに社内では読めますが、何の根拠にもならなくなります。
evidence-withdraw-reason = 成り立たなかった理由
evidence-withdraw-send = 取り下げる
evidence-title = 根拠
evidence-staff-item = この項目についてインタビューからわかったことです。お客様には見えません。
evidence-staff = この提案についてインタビューからわかったことです。社外の読者には、公開とご本人の同意がそろった発言だけが見えます。
evidence-heard = お客様へのインタビューから
evidence-outside = 調査でうかがった言葉です。ご本人の同意のもとに載せています。
evidence-somebody = 調査にご協力くださった方
evidence-led-to = お話が #{ $number } につながりました
evidence-led-now = 現在
evidence-led-title = お話がつながった先
evidence-judged-by = 判断の根拠となる気づき
evidence-judged-by-none = なし
evidence-of-study = この調査の気づき

proposals-stage-study = 調査

mail-evidence-linked-subject = お話が「{ $title }」(#{ $number })につながりました
mail-evidence-linked-lead = 先日はお話をお聞かせいただき、ありがとうございました。うかがった内容は、提案 #{ $number } の根拠のひとつになりました。
mail-evidence-moved-subject = ご協力いただいた「{ $title }」(#{ $number })が動きました:{ $status }
mail-evidence-moved-lead = お話がつながった提案 #{ $number } に動きがありました。
mail-evidence-status = 現在:{ $status }
mail-evidence-thanks = お聞かせいただいたことで、{ $vendor }は現場をより深く知ることができました。ありがとうございました。
mail-evidence-button = 提案を見る
mail-evidence-why = { $vendor }の調査にご協力いただいた方にお送りしています。

notice-told-evidence-linked = お話が「{ $title }」(#{ $number })につながりました。
notice-told-evidence-moved = お話がつながった「{ $title }」(#{ $number })は、いま「{ $status }」です。

administration-mail-kind-evidence-linked = インタビューがつながった先のお知らせ

journal-evidence-written = 気づきを書く
journal-evidence-edited = 気づきを編集
journal-evidence-withdrawn = 気づきを取り下げ
journal-evidence-linked = 気づきを結びつけ
journal-evidence-unlinked = 気づきの結びつきを取り消し

message-insight-written = 気づきを書きました。支えるものに結びつけてください。
message-insight-saved = 気づきを保存しました。
message-insight-withdrawn = 気づきを取り下げました。
message-evidence-linked = 結びつけました。
message-evidence-unlinked = 結びつきを取り消しました。

conflict-insight-withdrawn = この気づきは先に取り下げられました。
