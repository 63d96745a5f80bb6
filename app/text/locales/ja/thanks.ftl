### 感謝: 声の流れ、ひとつの声、その背後のストーリー。

thanks-title = 感謝
thanks-intro = リリースが何の役に立ったか、お客様からいただいた声です。作った人たちに届きます。
thanks-all = すべての感謝
thanks-more = 感謝の関連ページ
thanks-older = 以前の感謝
thanks-pages = 感謝のページ
thanks-none-title = 最初のひとことをお待ちしています
thanks-none-text = 仕事が楽になったものはありましたか。リリースのページから、作った人たちにひとことお寄せください。
thanks-none-way = リリースを見る
thanks-wordless = 感謝が届きました。文章は公開されていません。
thanks-edited = { $day }に編集
thanks-mine = ご自身の声
thanks-private = 紹介不可
thanks-from = { $who }からの感謝
thanks-from-named = { $who }さんからの感謝

thanks-gauge = 感謝と要望の比
thanks-gauge-days = 過去{ $n }日間で、感謝{ $thanks }件・要望{ $requests }件
thanks-gauge-reached = 要望1件に感謝2件。目標に届いています。
thanks-gauge-left = 要望1件に感謝2件という目標まで、あと{ $n }件。

thanks-stories = 成果のストーリー
thanks-story = ストーリー
thanks-story-read = ストーリーを読む
thanks-story-public = サインインしている全員が読めます
thanks-story-nothing = 同意いただくまで、ほかの方には一切表示されません。
thanks-story-any-time = お返事はいつでも変えられます。取り消した内容は、すぐにすべてのページから消えます。
thanks-story-agree = この文章に同意する
thanks-story-decline = 紹介を断る
thanks-story-take-back = 同意を取り消す
thanks-story-publish = ストーリーを公開
thanks-story-publish-text = お客様がこの文章に同意しました。公開すると、サインインしている全員が読めるようになります。
thanks-story-write = ストーリーを書く
thanks-story-write-hint = このリリースがお客様に何をもたらしたかを書き、同意をお願いします。同意いただくまで表示されず、同意はいつでも取り消せます。
thanks-story-rewrite = 文章を変える
thanks-story-rewrite-hint = 文章を変えると、あらためて同意をお願いします。それまでは表示されません。
thanks-story-hint = 以前は何に困り、何がどう変わったか。数字があれば数字で。
thanks-story-send = 同意をお願いする

thanks-consent-asked = お客様の返事待ち
thanks-consent-given = お客様が同意済み
thanks-consent-refused = 紹介を希望されていません

## ご本人に見せる言葉。

thanks-own-asked = お返事をお願いしています
thanks-own-given = 同意いただいています
thanks-own-refused = 紹介を希望されていません
