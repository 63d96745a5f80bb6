home-title = ホーム
